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
</context>
<context>
    <name>depotscope::MainWindow</name>
    <message numerus="yes">
        <source>%Ln place(s) could not be read or understood, so sizes and last uses may be incomplete.</source>
        <translation>
            <numerusform>%Ln place could not be read or understood, so sizes and last uses may be incomplete.</numerusform>
            <numerusform>%Ln places could not be read or understood, so sizes and last uses may be incomplete.</numerusform>
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
    <message numerus="yes">
        <source>Scanning: %Ln entries, %1</source>
        <translation>
            <numerusform>Scanning: %Ln entry, %1</numerusform>
            <numerusform>Scanning: %Ln entries, %1</numerusform>
        </translation>
    </message>
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
</TS>
