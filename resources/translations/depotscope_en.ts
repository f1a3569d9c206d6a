<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the items cannot be marked.</source>
        <translation>
            <numerusform>%Ln of the items cannot be marked.</numerusform>
            <numerusform>%Ln of the items cannot be marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InventoryModel</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s), %1</source>
        <translation>
            <numerusform>%Ln item, %1</numerusform>
            <numerusform>%Ln items, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln item(s), %2</source>
        <translation>
            <numerusform>%1 of %Ln item, %2</numerusform>
            <numerusform>%1 of %Ln items, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %Ln item(s)</source>
        <translation>
            <numerusform>Marked %Ln item</numerusform>
            <numerusform>Marked %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will always be kept.</source>
        <translation>
            <numerusform>%Ln item will always be kept.</numerusform>
            <numerusform>%Ln items will always be kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) taken off the list of what to keep.</source>
        <translation>
            <numerusform>%Ln item taken off the list of what to keep.</numerusform>
            <numerusform>%Ln items taken off the list of what to keep.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Julia has forgotten %Ln environment(s). Their files are as they were.</source>
        <translation>
            <numerusform>Julia has forgotten %Ln environment. Its files are as they were.</numerusform>
            <numerusform>Julia has forgotten %Ln environments. Their files are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Julia remembers %Ln environment(s) again.</source>
        <translation>
            <numerusform>Julia remembers %Ln environment again.</numerusform>
            <numerusform>Julia remembers %Ln environments again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) could not be done: %1</source>
        <translation>
            <numerusform>%Ln thing could not be done: %1</numerusform>
            <numerusform>%Ln things could not be done: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) stay as they were, since you stopped it.</source>
        <translation>
            <numerusform>%Ln item stays as it was, since you stopped it.</numerusform>
            <numerusform>%Ln items stay as they were, since you stopped it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) could not be read or understood, so sizes and last uses may be incomplete.</source>
        <translation>
            <numerusform>%Ln place could not be read or understood, so sizes and last uses may be incomplete.</numerusform>
            <numerusform>%Ln places could not be read or understood, so sizes and last uses may be incomplete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scanning: %Ln entries, %1</source>
        <translation>
            <numerusform>Scanning: %Ln entry, %1</numerusform>
            <numerusform>Scanning: %Ln entries, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scanned %Ln minute(s) ago</source>
        <translation>
            <numerusform>scanned %Ln minute ago</numerusform>
            <numerusform>scanned %Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scanned %Ln hour(s) ago</source>
        <translation>
            <numerusform>scanned %Ln hour ago</numerusform>
            <numerusform>scanned %Ln hours ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%Ln held</source>
        <translation>
            <numerusform>%Ln held</numerusform>
            <numerusform>%Ln held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln item(s))</source>
        <translation>
            <numerusform>%1 (%Ln item)</numerusform>
            <numerusform>%1 (%Ln items)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message numerus="yes">
        <source>If you forget the %Ln ticked:</source>
        <translation>
            <numerusform>If you forget the one ticked:</numerusform>
            <numerusform>If you forget the %Ln ticked:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%Ln package version(s)</source>
        <translation>
            <numerusform>%Ln package version</numerusform>
            <numerusform>%Ln package versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artifact(s)</source>
        <translation>
            <numerusform>%Ln artifact</numerusform>
            <numerusform>%Ln artifacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scratch space(s)</source>
        <translation>
            <numerusform>%Ln scratch space</numerusform>
            <numerusform>%Ln scratch spaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln compiled cache(s)</source>
        <translation>
            <numerusform>%Ln compiled cache</numerusform>
            <numerusform>%Ln compiled caches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Git clone(s)</source>
        <translation>
            <numerusform>%Ln Git clone</numerusform>
            <numerusform>%Ln Git clones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln registry(s)</source>
        <translation>
            <numerusform>%Ln registry</numerusform>
            <numerusform>%Ln registries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln environment(s)</source>
        <translation>
            <numerusform>%Ln environment</numerusform>
            <numerusform>%Ln environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln development checkout(s)</source>
        <translation>
            <numerusform>%Ln development checkout</numerusform>
            <numerusform>%Ln development checkouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation>
            <numerusform>%Ln log</numerusform>
            <numerusform>%Ln logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other thing(s)</source>
        <translation>
            <numerusform>%Ln other thing</numerusform>
            <numerusform>%Ln other things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s) ago</source>
        <translation>
            <numerusform>%Ln month ago</numerusform>
            <numerusform>%Ln months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) ago</source>
        <translation>
            <numerusform>%Ln year ago</numerusform>
            <numerusform>%Ln years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file is there, but %Ln package(s) that it names are in no depot. Pkg.instantiate() downloads them.</source>
        <translation>
            <numerusform>The file is there, but %Ln package that it names is in no depot. Pkg.instantiate() downloads it.</numerusform>
            <numerusform>The file is there, but %Ln packages that it names are in no depot. Pkg.instantiate() downloads them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::CleanActions</name>
    <message numerus="yes">
        <source>%1: %Ln item(s).</source>
        <translation>
            <numerusform>%1: %Ln item.</numerusform>
            <numerusform>%1: %Ln items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of those listed.</source>
        <translation>
            <numerusform>%Ln item of those listed.</numerusform>
            <numerusform>%Ln items of those listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Forget %Ln, Keep Files</source>
        <translation>
            <numerusform>&amp;Forget %Ln, Keep Files</numerusform>
            <numerusform>&amp;Forget %Ln, Keep Files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %Ln scratch space(s) that nothing needs any more, whether their time of grace is over or not. It can be undone.</source>
        <translation>
            <numerusform>Hold %Ln scratch space that nothing needs any more, whether its time of grace is over or not. It can be undone.</numerusform>
            <numerusform>Hold %Ln scratch spaces that nothing needs any more, whether their time of grace is over or not. It can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::DetailsPane</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::FolderModel</name>
    <message numerus="yes">
        <source>A folder of the depot, with %Ln item(s) in it.</source>
        <translation>
            <numerusform>A folder of the depot, with %Ln item in it.</numerusform>
            <numerusform>A folder of the depot, with %Ln items in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The filter leaves %Ln item(s) in it, %1.</source>
        <translation>
            <numerusform>The filter leaves %Ln item in it, %1.</numerusform>
            <numerusform>The filter leaves %Ln items in it, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::HistoryModel</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held until %1</source>
        <translation>
            <numerusform>%Ln held until %1</numerusform>
            <numerusform>%Ln held until %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln brought back</source>
        <translation>
            <numerusform>%Ln brought back</numerusform>
            <numerusform>%Ln brought back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln freed</source>
        <translation>
            <numerusform>%Ln freed</numerusform>
            <numerusform>%Ln freed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted</source>
        <translation>
            <numerusform>%Ln interrupted</numerusform>
            <numerusform>%Ln interrupted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::MainWindow</name>
    <message numerus="yes">
        <source>%Ln scratch space(s), %1</source>
        <translation>
            <numerusform>%Ln scratch space, %1</numerusform>
            <numerusform>%Ln scratch spaces, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln path(s)</source>
        <translation>
            <numerusform>Copied %Ln path</numerusform>
            <numerusform>Copied %Ln paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::PlanActions</name>
    <message numerus="yes">
        <source>Saved a plan for %Ln item(s), %1; “depotctl apply %2” carries it out.</source>
        <translation>
            <numerusform>Saved a plan for %Ln item, %1; “depotctl apply %2” carries it out.</numerusform>
            <numerusform>Saved a plan for %Ln items, %1; “depotctl apply %2” carries it out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) are left out: %1</source>
        <translation>
            <numerusform>%Ln thing is left out: %1</numerusform>
            <numerusform>%Ln things are left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied a table of %Ln item(s).</source>
        <translation>
            <numerusform>Copied a table of %Ln item.</numerusform>
            <numerusform>Copied a table of %Ln items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::ReviewPage</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the filter hides %Ln of them</source>
        <translation>
            <numerusform>the filter hides %Ln of them</numerusform>
            <numerusform>the filter hides %Ln of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticked, %1.</source>
        <translation>
            <numerusform>%Ln ticked, %1.</numerusform>
            <numerusform>%Ln ticked, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::StatusLine</name>
    <message numerus="yes">
        <source>%1 in %Ln entries</source>
        <translation>
            <numerusform>%1 in %Ln entry</numerusform>
            <numerusform>%1 in %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not readable</source>
        <translation>
            <numerusform>%Ln not readable</numerusform>
            <numerusform>%Ln not readable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::TileView</name>
    <message numerus="yes">
        <source>%Ln smaller entries</source>
        <translation>
            <numerusform>%Ln smaller entry</numerusform>
            <numerusform>%Ln smaller entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln smaller</source>
        <translation>
            <numerusform>%Ln smaller</numerusform>
            <numerusform>%Ln smaller</numerusform>
        </translation>
    </message>
</context>
</TS>
