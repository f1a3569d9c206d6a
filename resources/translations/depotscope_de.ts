<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Contents</name>
    <message>
        <source>Sources</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>Data and others</source>
        <translation>Daten und anderes</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Something in it was not read, so it may be more.</source>
        <translation>Etwas darin wurde nicht gelesen, es kann also mehr sein.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>On its own</source>
        <translation>Für sich allein</translation>
    </message>
    <message>
        <source>With all that it needs</source>
        <translation>Mit allem, was es braucht</translation>
    </message>
    <message>
        <source>Free if it goes</source>
        <translation>Frei, wenn es geht</translation>
    </message>
    <message>
        <source>What Pkg would do</source>
        <translation>Was Pkg tun würde</translation>
    </message>
    <message>
        <source>Julia %1</source>
        <translation>Julia %1</translation>
    </message>
    <message>
        <source>Julia %1 to %2</source>
        <translation>Julia %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Its bytes count once, with %1.</source>
        <translation>Seine Bytes zählen einmal, bei %1.</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Tree hash</source>
        <translation>Baum-Hash</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>Gebunden durch</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <translation>%1 (weg)</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Teil von</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>This folder was not read to its end.</source>
        <translation>Dieser Ordner wurde nicht bis zum Ende gelesen.</translation>
    </message>
    <message>
        <source>Another file system is mounted here. It is listed, but not counted.</source>
        <translation>Hier ist ein anderes Dateisystem eingehängt. Es wird aufgeführt, aber nicht mitgezählt.</translation>
    </message>
    <message>
        <source>A further name of a file whose bytes count elsewhere.</source>
        <translation>Ein weiterer Name einer Datei, deren Bytes anderswo zählen.</translation>
    </message>
    <message>
        <source>This file has further names. Its bytes count here.</source>
        <translation>Diese Datei hat weitere Namen. Ihre Bytes zählen hier.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All that it needs</source>
        <translation>Alles, was sie braucht</translation>
    </message>
    <message>
        <source>Free if it is forgotten</source>
        <translation>Frei, wenn vergessen</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the items cannot be marked.</source>
        <translation>
            <numerusform>%Ln der Einträge lässt sich nicht vormerken.</numerusform>
            <numerusform>%Ln der Einträge lassen sich nicht vormerken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Biggest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>To have it again</source>
        <translation>Wiederbeschaffung</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>deleted by the next gc from %1 on</source>
        <translation>löscht das nächste gc ab dem %1</translation>
    </message>
    <message>
        <source>deleted by gc %1 from now, not before %2</source>
        <translation>löscht das %1. gc von jetzt an, nicht vor dem %2</translation>
    </message>
    <message>
        <source>deleted by the next gc</source>
        <translation>löscht das nächste gc</translation>
    </message>
    <message>
        <source>deleted by gc %1 from now</source>
        <translation>löscht das %1. gc von jetzt an</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>%1 is a dependency but no entry</source>
        <translation>%1 ist eine Abhängigkeit, aber kein Eintrag</translation>
    </message>
    <message>
        <source>%1 is a dependency twice</source>
        <translation>%1 ist zweimal eine Abhängigkeit</translation>
    </message>
    <message>
        <source>%1 is ambiguous: there are several of that name</source>
        <translation>%1 ist mehrdeutig: es gibt mehrere mit diesem Namen</translation>
    </message>
    <message>
        <source>%1 is an entry, but with another UUID</source>
        <translation>%1 ist ein Eintrag, aber mit einer anderen UUID</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder nor a link, so it has no place in an artifact</source>
        <translation>%1 ist weder Datei noch Ordner noch Link und hat daher in einem Artefakt keinen Platz</translation>
    </message>
    <message>
        <source>%1 is never removed</source>
        <translation>%1 wird nie entfernt</translation>
    </message>
    <message>
        <source>%1 is no string</source>
        <translation>%1 ist keine Zeichenkette</translation>
    </message>
    <message>
        <source>Pkg refuses to collect with such a file</source>
        <translation>Pkg lehnt mit so einer Datei jede Bereinigung ab</translation>
    </message>
    <message>
        <source>Pkg refuses to collect with such a log</source>
        <translation>Pkg lehnt mit so einem Protokoll jede Bereinigung ab</translation>
    </message>
    <message>
        <source>Pkg refuses to collect with such overrides</source>
        <translation>Pkg lehnt mit solchen Overrides jede Bereinigung ab</translation>
    </message>
    <message>
        <source>Pkg takes it for an Artifacts.toml and refuses to collect with it</source>
        <translation>Pkg hält es für eine Artifacts.toml und lehnt damit jede Bereinigung ab</translation>
    </message>
    <message>
        <source>Overrides.toml leads in a circle, which Pkg does not survive</source>
        <translation>Overrides.toml führt im Kreis, was Pkg nicht übersteht</translation>
    </message>
    <message>
        <source>a dependency is no string</source>
        <translation>eine Abhängigkeit ist keine Zeichenkette</translation>
    </message>
    <message>
        <source>a dependency&apos;s UUID is no UUID</source>
        <translation>die UUID einer Abhängigkeit ist keine UUID</translation>
    </message>
    <message>
        <source>a member of %1 bytes</source>
        <translation>ein Teil mit %1 Bytes</translation>
    </message>
    <message>
        <source>a name in it is longer than any</source>
        <translation>ein Name darin ist länger als jeder</translation>
    </message>
    <message>
        <source>an entry begins inside a line</source>
        <translation>ein Eintrag beginnt mitten in einer Zeile</translation>
    </message>
    <message>
        <source>an entry without time</source>
        <translation>ein Eintrag ohne Zeit</translation>
    </message>
    <message>
        <source>an environment of the depot keeps what it names without any log</source>
        <translation>eine Umgebung des Depots hält auch ohne Protokoll, was es nennt</translation>
    </message>
    <message>
        <source>another depotctl or Depotscope is cleaning this depot</source>
        <translation>ein anderes depotctl oder Depotscope räumt dieses Depot gerade auf</translation>
    </message>
    <message>
        <source>another file system is mounted there</source>
        <translation>dort ist ein anderes Dateisystem eingehängt</translation>
    </message>
    <message>
        <source>cannot be unpacked</source>
        <translation>lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>changed while it was read</source>
        <translation>wurde beim Lesen geändert</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>damaged or cut off</source>
        <translation>beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>deps is neither array nor table</source>
        <translation>deps ist weder Liste noch Tabelle</translation>
    </message>
    <message>
        <source>deps is no table</source>
        <translation>deps ist keine Tabelle</translation>
    </message>
    <message>
        <source>git-tree-sha1 is no tree hash</source>
        <translation>git-tree-sha1 ist kein Baum-Hash</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>gesperrt von %1</translation>
    </message>
    <message>
        <source>is a damaged page of the journal</source>
        <translation>ist eine beschädigte Seite des Journals</translation>
    </message>
    <message>
        <source>is a link</source>
        <translation>ist ein Link</translation>
    </message>
    <message>
        <source>is a link to a name that is no UTF-8</source>
        <translation>ist ein Link auf einen Namen, der kein UTF-8 ist</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is neither a table nor an array of tables</source>
        <translation>ist weder eine Tabelle noch eine Liste von Tabellen</translation>
    </message>
    <message>
        <source>is no UTF-8, so no TOML file can name it</source>
        <translation>ist kein UTF-8, keine TOML-Datei kann es daher nennen</translation>
    </message>
    <message>
        <source>is no array of tables</source>
        <translation>ist keine Liste von Tabellen</translation>
    </message>
    <message>
        <source>is no package</source>
        <translation>ist kein Paket</translation>
    </message>
    <message>
        <source>is no path inside the depot</source>
        <translation>ist kein Pfad im Depot</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>is no tar</source>
        <translation>ist kein Tar-Archiv</translation>
    </message>
    <message>
        <source>is not empty; a sample depot needs a new or empty folder</source>
        <translation>ist nicht leer; ein Beispieldepot braucht einen neuen oder leeren Ordner</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>it cannot be held, only freed at once</source>
        <translation>lässt sich nicht verwahren, nur sofort freigeben</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>it has changed since it was looked at</source>
        <translation>wurde geändert, seit es durchgesehen wurde</translation>
    </message>
    <message>
        <source>it is marked immutable</source>
        <translation>ist als unveränderlich markiert</translation>
    </message>
    <message>
        <source>it is never removed</source>
        <translation>wird nie entfernt</translation>
    </message>
    <message>
        <source>it is out of reach</source>
        <translation>ist nicht erreichbar</translation>
    </message>
    <message>
        <source>it was not forgotten here</source>
        <translation>wurde hier nicht vergessen</translation>
    </message>
    <message>
        <source>its folder belongs to another user</source>
        <translation>der Ordner gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>its folder is read-only</source>
        <translation>der Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>its name is no UTF-8, which other systems could not make</source>
        <translation>der Name ist kein UTF-8, andere Systeme könnten ihn nicht anlegen</translation>
    </message>
    <message>
        <source>julia_version is no version</source>
        <translation>julia_version ist keine Version</translation>
    </message>
    <message>
        <source>lazy is neither true nor false</source>
        <translation>lazy ist weder true noch false</translation>
    </message>
    <message>
        <source>manifest_format is no version</source>
        <translation>manifest_format ist keine Version</translation>
    </message>
    <message>
        <source>more than 32 MiB</source>
        <translation>mehr als 32 MiB</translation>
    </message>
    <message>
        <source>more than 4 GiB unpacked</source>
        <translation>entpackt mehr als 4 GiB</translation>
    </message>
    <message>
        <source>no %1 in it</source>
        <translation>kein %1 darin</translation>
    </message>
    <message>
        <source>no log names it</source>
        <translation>kein Protokoll nennt es</translation>
    </message>
    <message>
        <source>no package is called &apos;%1&apos; here; its UUID would do</source>
        <translation>hier heißt kein Paket „%1“; seine UUID ginge auch</translation>
    </message>
    <message>
        <source>no path with a time</source>
        <translation>kein Pfad mit einer Zeit</translation>
    </message>
    <message>
        <source>no table of packages</source>
        <translation>keine Tabelle von Paketen</translation>
    </message>
    <message>
        <source>no tar archive, or a damaged one</source>
        <translation>kein Tar-Archiv, oder ein beschädigtes</translation>
    </message>
    <message>
        <source>no uuid</source>
        <translation>keine uuid</translation>
    </message>
    <message>
        <source>only folders can be merged</source>
        <translation>nur Ordner lassen sich zusammenführen</translation>
    </message>
    <message>
        <source>pinned is neither true nor false</source>
        <translation>pinned ist weder true noch false</translation>
    </message>
    <message>
        <source>several packages are called &apos;%1&apos;; say which by its UUID</source>
        <translation>mehrere Pakete heißen „%1“; die UUID sagt, welches</translation>
    </message>
    <message>
        <source>so all artifacts are kept</source>
        <translation>daher bleiben alle Artefakte</translation>
    </message>
    <message>
        <source>so all packages, artifacts and clones are kept</source>
        <translation>daher bleiben alle Pakete, Artefakte und Klone</translation>
    </message>
    <message>
        <source>so nothing is let go: a root may be missing</source>
        <translation>daher darf nichts gehen: eine Wurzel könnte fehlen</translation>
    </message>
    <message>
        <source>somebody else is writing it</source>
        <translation>jemand anders schreibt gerade hinein</translation>
    </message>
    <message>
        <source>somebody else keeps rewriting it</source>
        <translation>jemand anders schreibt es immer wieder neu</translation>
    </message>
    <message>
        <source>something else is there now</source>
        <translation>dort ist jetzt etwas anderes</translation>
    </message>
    <message>
        <source>something is in it</source>
        <translation>es ist etwas darin</translation>
    </message>
    <message>
        <source>something new is in its place</source>
        <translation>an der Stelle ist etwas Neues</translation>
    </message>
    <message>
        <source>the Julia of process %1 has it open</source>
        <translation>die Julia von Prozess %1 hat es geöffnet</translation>
    </message>
    <message>
        <source>the depot has packages, but this log names no manifest, so nothing in it is let go</source>
        <translation>das Depot hat Pakete, aber dieses Protokoll nennt kein Manifest, daher darf nichts daraus gehen</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>the manifest cannot be read</source>
        <translation>das Manifest ist nicht lesbar</translation>
    </message>
    <message>
        <source>the manifest is out of reach</source>
        <translation>das Manifest ist nicht erreichbar</translation>
    </message>
    <message>
        <source>there is nothing held of %1</source>
        <translation>von %1 ist nichts verwahrt</translation>
    </message>
    <message>
        <source>there is not enough memory to compress it</source>
        <translation>der Speicher reicht zum Komprimieren nicht</translation>
    </message>
    <message>
        <source>there may be a manifest in it</source>
        <translation>es könnte ein Manifest darin sein</translation>
    </message>
    <message>
        <source>there may be an Artifacts.toml in it</source>
        <translation>es könnte eine Artifacts.toml darin sein</translation>
    </message>
    <message>
        <source>there may be manifests in it</source>
        <translation>es könnten Manifeste darin sein</translation>
    </message>
    <message>
        <source>uuid is no UUID</source>
        <translation>uuid ist keine UUID</translation>
    </message>
    <message>
        <source>version is no version</source>
        <translation>version ist keine Version</translation>
    </message>
    <message>
        <source>was in the place of what came back</source>
        <translation>war an der Stelle von dem, was zurückkam</translation>
    </message>
    <message>
        <source>was not written by this version of depotctl</source>
        <translation>wurde nicht von dieser Version von depotctl geschrieben</translation>
    </message>
    <message>
        <source>what differs from it stays held</source>
        <translation>was davon abweicht, bleibt verwahrt</translation>
    </message>
    <message>
        <source>what is needed cannot be told before everything has been read</source>
        <translation>was gebraucht wird, ist erst zu sagen, wenn alles gelesen ist</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>is not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>is not what it should be</source>
        <translation>ist nicht, was es sein sollte</translation>
    </message>
    <message>
        <source>is too big</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <source>exists already</source>
        <translation>gibt es schon</translation>
    </message>
    <message>
        <source>is on another file system</source>
        <translation>ist auf einem anderen Dateisystem</translation>
    </message>
    <message>
        <source>is in use</source>
        <translation>ist in Gebrauch</translation>
    </message>
    <message>
        <source>is left alone</source>
        <translation>bleibt unberührt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>it is no file, so it is not replaced</source>
        <translation>es ist keine Datei und wird nicht ersetzt</translation>
    </message>
    <message>
        <source>the folder for %1</source>
        <translation>der Ordner für %1</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>“%1” is no size; sizes are written like 50MB or 1GiB.</source>
        <translation>„%1“ ist keine Größe; Größen schreibt man wie 50MB oder 1GiB.</translation>
    </message>
    <message>
        <source>“%1” is no age; ages are written like 10d, 2w, 6mo or 1y.</source>
        <translation>„%1“ ist kein Alter; Alter schreibt man wie 10d, 2w, 6mo oder 1y.</translation>
    </message>
    <message>
        <source>There is no kind “%1”; the kinds are %2.</source>
        <translation>Es gibt keine Art „%1“; die Arten sind %2.</translation>
    </message>
    <message>
        <source>There is no status “%1”; it is one of orphan, idle, inuse, held, kept, unavailable, unknown or stale.</source>
        <translation>Es gibt keinen Status „%1“; er ist orphan, idle, inuse, held, kept, unavailable, unknown oder stale.</translation>
    </message>
</context>
<context>
    <name>InventoryModel</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s), %1</source>
        <translation>
            <numerusform>%Ln Eintrag, %1</numerusform>
            <numerusform>%Ln Einträge, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln item(s), %2</source>
        <translation>
            <numerusform>%1 von %Ln Eintrag, %2</numerusform>
            <numerusform>%1 von %Ln Einträgen, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag vorgemerkt</numerusform>
            <numerusform>%Ln Einträge vorgemerkt</numerusform>
        </translation>
    </message>
    <message>
        <source>frees at least %1</source>
        <translation>gibt mindestens %1 frei</translation>
    </message>
    <message>
        <source>frees %1</source>
        <translation>gibt %1 frei</translation>
    </message>
    <message>
        <source>%1 in files with further names</source>
        <translation>%1 in Dateien mit weiteren Namen</translation>
    </message>
    <message>
        <source>%1 of it is needed by %2.</source>
        <translation>%1 davon braucht %2.</translation>
    </message>
    <message>
        <source>Without it nothing needs another %1.</source>
        <translation>Ohne es braucht nichts mehr weitere %1.</translation>
    </message>
    <message>
        <source>%1 stays for %2</source>
        <translation>%1 bleibt für %2</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Depot</source>
        <translation>&amp;Depot</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Environments</source>
        <translation>&amp;Umgebungen</translation>
    </message>
    <message>
        <source>&amp;Spaces</source>
        <translation>&amp;Spaces</translation>
    </message>
    <message>
        <source>&amp;Clean</source>
        <translation>Auf&amp;räumen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Held %1 (%2) in the depot for 30 days.</source>
        <translation>%1 (%2) werden 30 Tage im Depot verwahrt.</translation>
    </message>
    <message>
        <source>Freed %1 (%2).</source>
        <translation>%1 (%2) freigegeben.</translation>
    </message>
    <message>
        <source>Brought back %1 (%2).</source>
        <translation>%1 (%2) zurückgeholt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will always be kept.</source>
        <translation>
            <numerusform>%Ln Eintrag wird immer behalten.</numerusform>
            <numerusform>%Ln Einträge werden immer behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) taken off the list of what to keep.</source>
        <translation>
            <numerusform>%Ln Eintrag von der Liste dessen genommen, was bleibt.</numerusform>
            <numerusform>%Ln Einträge von der Liste dessen genommen, was bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Julia has forgotten %Ln environment(s). Their files are as they were.</source>
        <translation>
            <numerusform>Julia hat %Ln Umgebung vergessen. Ihre Dateien sind unverändert.</numerusform>
            <numerusform>Julia hat %Ln Umgebungen vergessen. Ihre Dateien sind unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The space is at %1.</source>
        <translation>Der Space liegt in %1.</translation>
    </message>
    <message numerus="yes">
        <source>Julia remembers %Ln environment(s) again.</source>
        <translation>
            <numerusform>Julia kennt %Ln Umgebung wieder.</numerusform>
            <numerusform>Julia kennt %Ln Umgebungen wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) could not be done: %1</source>
        <translation>
            <numerusform>%Ln Sache ging nicht: %1</numerusform>
            <numerusform>%Ln Sachen gingen nicht: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) stay as they were, since you stopped it.</source>
        <translation>
            <numerusform>%Ln Eintrag blieb, wie er war, weil angehalten wurde.</numerusform>
            <numerusform>%Ln Einträge blieben, wie sie waren, weil angehalten wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Es gab nichts zu tun.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beides behalten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The scan was stopped. Shown is what was seen until then, so sizes are lower bounds.</source>
        <translation>Die Suche wurde angehalten. Gezeigt wird, was bis dahin zu sehen war; Größen sind Untergrenzen.</translation>
    </message>
    <message>
        <source>The scan was stopped. Shown is the inventory before it.</source>
        <translation>Die Suche wurde angehalten. Gezeigt wird der Stand davor.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) could not be read or understood, so sizes and last uses may be incomplete.</source>
        <translation>
            <numerusform>%Ln Stelle war nicht lesbar oder nicht zu verstehen; Größen und letzte Nutzungen sind womöglich unvollständig.</numerusform>
            <numerusform>%Ln Stellen waren nicht lesbar oder nicht zu verstehen; Größen und letzte Nutzungen sind womöglich unvollständig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>scanned just now</source>
        <translation>gerade eben durchsucht</translation>
    </message>
    <message numerus="yes">
        <source>scanned %Ln minute(s) ago</source>
        <translation>
            <numerusform>vor %Ln Minute durchsucht</numerusform>
            <numerusform>vor %Ln Minuten durchsucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scanned %Ln hour(s) ago</source>
        <translation>
            <numerusform>vor %Ln Stunde durchsucht</numerusform>
            <numerusform>vor %Ln Stunden durchsucht</numerusform>
        </translation>
    </message>
    <message>
        <source>scanned %1</source>
        <translation>%1 durchsucht</translation>
    </message>
    <message>
        <source>%1 of %2 items done</source>
        <translation>%1 von %2 Einträgen erledigt</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message numerus="yes">
        <source>Scanning: %Ln entries, %1</source>
        <translation>
            <numerusform>Durchsuchen: %Ln Datei oder Ordner, %1</numerusform>
            <numerusform>Durchsuchen: %Ln Dateien und Ordner, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading logs, manifests and registries…</source>
        <translation>Protokolle, Manifeste und Registries werden gelesen …</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Sortieren …</translation>
    </message>
    <message>
        <source>Packing…</source>
        <translation>Packen …</translation>
    </message>
    <message>
        <source>Nothing of what Julia keeps in a depot is in this folder.</source>
        <translation>In diesem Ordner ist nichts von dem, was Julia in einem Depot ablegt.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Nothing needs it</source>
        <translation>Nichts braucht es</translation>
    </message>
    <message>
        <source>No environment that still exists leads to it.</source>
        <translation>Keine Umgebung, die es noch gibt, führt dorthin.</translation>
    </message>
    <message>
        <source>Compiled for what is gone</source>
        <translation>Kompiliert für Verschwundenes</translation>
    </message>
    <message>
        <source>Caches that no Julia here will load again.</source>
        <translation>Kompilate, die kein Julia hier mehr lädt.</translation>
    </message>
    <message>
        <source>It becomes safe once its time of grace is over.</source>
        <translation>Sicher wird es, wenn die Schonfrist vorbei ist.</translation>
    </message>
    <message>
        <source>Something still keeps it. Look before you let it go.</source>
        <translation>Etwas hält es noch. Vor dem Weggeben ansehen.</translation>
    </message>
    <message>
        <source>Cannot be judged</source>
        <translation>Nicht zu beurteilen</translation>
    </message>
    <message>
        <source>What would tell whether it is needed cannot be read, or was never noted.</source>
        <translation>Was zeigen würde, ob es gebraucht wird, ist nicht lesbar oder wurde nie notiert.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Verwahrt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln held</source>
        <translation>
            <numerusform>%Ln verwahrt</numerusform>
            <numerusform>%Ln verwahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Julia %1</source>
        <translation>Julia %1</translation>
    </message>
    <message>
        <source>Julia %1 and %2</source>
        <translation>Julia %1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln item(s))</source>
        <translation>
            <numerusform>%1 (%Ln Eintrag)</numerusform>
            <numerusform>%1 (%Ln Einträge)</numerusform>
        </translation>
    </message>
    <message>
        <source>It would delete %1 at once.</source>
        <translation>Sofort würde es %1 löschen.</translation>
    </message>
    <message>
        <source>It would delete nothing at once.</source>
        <translation>Sofort würde es nichts löschen.</translation>
    </message>
    <message>
        <source>The collections after it would delete %1 more.</source>
        <translation>Spätere Bereinigungen würden weitere %1 löschen.</translation>
    </message>
    <message>
        <source>Until %2 the time of grace of %1 more is over.</source>
        <translation>Bis %2 läuft die Schonfrist von weiteren %1 ab.</translation>
    </message>
    <message>
        <source>Does not collect by itself, since JULIA_PKG_GC_AUTO says so.</source>
        <translation>Bereinigt nicht von selbst, weil JULIA_PKG_GC_AUTO es so sagt.</translation>
    </message>
    <message>
        <source>May collect with any up, pin, free or rm from %1 on.</source>
        <translation>Kann ab %1 bei jedem up, pin, free oder rm bereinigen.</translation>
    </message>
    <message>
        <source>May collect with your next up, pin, free or rm.</source>
        <translation>Kann beim nächsten up, pin, free oder rm bereinigen.</translation>
    </message>
    <message>
        <source>held</source>
        <translation>verwahrt</translation>
    </message>
    <message>
        <source>%1 (small ones)</source>
        <translation>%1 (kleine)</translation>
    </message>
    <message>
        <source>%1 versions</source>
        <translation>Versionen von %1</translation>
    </message>
    <message>
        <source>%1 artifacts</source>
        <translation>Artefakte von %1</translation>
    </message>
    <message>
        <source>%1 scratch spaces</source>
        <translation>Scratch-Spaces von %1</translation>
    </message>
    <message>
        <source>compiled for Julia %1</source>
        <translation>kompiliert für Julia %1</translation>
    </message>
    <message>
        <source>clone of %1</source>
        <translation>Klon von %1</translation>
    </message>
    <message>
        <source>registry %1</source>
        <translation>Registry %1</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>checkout of %1</source>
        <translation>Checkout von %1</translation>
    </message>
    <message>
        <source>%1 more than on %2</source>
        <translation>%1 mehr als am %2</translation>
    </message>
    <message>
        <source>%1 less than on %2</source>
        <translation>%1 weniger als am %2</translation>
    </message>
    <message>
        <source>As much as on %1</source>
        <translation>So viel wie am %1</translation>
    </message>
    <message>
        <source>All parts are as big as they were.</source>
        <translation>Alle Teile sind so groß, wie sie waren.</translation>
    </message>
    <message>
        <source>No Julia was found on this machine</source>
        <translation>Auf diesem Rechner wurde kein Julia gefunden</translation>
    </message>
    <message>
        <source>Without one nothing is collected by itself.</source>
        <translation>Ohne eines bereinigt sich nichts von selbst.</translation>
    </message>
    <message>
        <source>Nothing here collects by itself: Pkg does so from Julia 1.7 on.</source>
        <translation>Hier bereinigt sich nichts von selbst: Pkg tut das erst ab Julia 1.7.</translation>
    </message>
    <message>
        <source>What has grown cannot be told</source>
        <translation>Was gewachsen ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>Not needed any more, but in its time of grace</source>
        <translation>Nicht mehr gebraucht, aber noch in der Schonfrist</translation>
    </message>
    <message>
        <source>Kept, but not used for half a year</source>
        <translation>Behalten, aber seit einem halben Jahr ungenutzt</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>The depot at a glance.</source>
        <translation>Das Depot auf einen Blick.</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>&amp;Packages</source>
        <translation>&amp;Pakete</translation>
    </message>
    <message>
        <source>All packages and what each has in the depot.</source>
        <translation>Alle Pakete und was jedes im Depot hat.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Fo&amp;lders</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>All folders and files, as a tree with a map or rings.</source>
        <translation>Alle Ordner und Dateien als Baum mit einer Karte oder Ringen.</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>Spaces</translation>
    </message>
    <message>
        <source>&amp;Scratch Spaces</source>
        <translation>&amp;Scratch-Spaces</translation>
    </message>
    <message>
        <source>All scratch spaces: folders that packages keep for themselves.</source>
        <translation>Alle Scratch-Spaces: Ordner, die Pakete für sich führen.</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>&amp;Environments</source>
        <translation>&amp;Umgebungen</translation>
    </message>
    <message>
        <source>All environments, what each keeps, and what would go without them.</source>
        <translation>Alle Umgebungen, was jede hält und was ohne sie ginge.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>What was cleaned and forgotten, and what of it can be taken back.</source>
        <translation>Was aufgeräumt und vergessen wurde und was sich davon zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>P&amp;rüfung</translation>
    </message>
    <message>
        <source>What may go, with a tick to spare each item.</source>
        <translation>Was gehen darf, mit einem Häkchen, um Einzelnes zu verschonen.</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>&amp;Not Readable</source>
        <translation>&amp;Nicht lesbar</translation>
    </message>
    <message>
        <source>What could not be read or understood.</source>
        <translation>Was nicht lesbar oder nicht zu verstehen war.</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>&amp;All Items</source>
        <translation>&amp;Alle Einträge</translation>
    </message>
    <message>
        <source>Everything in the depot as one list, to be sorted and filtered.</source>
        <translation>Alles im Depot als eine Liste zum Sortieren und Filtern.</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Why it is kept</source>
        <translation>Warum es bleibt</translation>
    </message>
    <message>
        <source>Why it may go</source>
        <translation>Warum es gehen darf</translation>
    </message>
    <message>
        <source>Why it cannot be judged</source>
        <translation>Warum es nicht zu beurteilen ist</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>Hält</translation>
    </message>
    <message>
        <source>No collection has noted that yet.</source>
        <translation>Noch kein Aufräumen hat das vermerkt.</translation>
    </message>
    <message>
        <source>Known since %1 (%2).</source>
        <translation>Bekannt seit %1 (%2).</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Tick what may go.</source>
        <translation>Ankreuzen, was gehen darf.</translation>
    </message>
    <message>
        <source>What is safe to clean</source>
        <translation>Was sich sicher aufräumen lässt</translation>
    </message>
    <message>
        <source>Nothing needs it, and nobody has to think about it.</source>
        <translation>Nichts braucht es, und niemand muss darüber nachdenken.</translation>
    </message>
    <message>
        <source>What you marked</source>
        <translation>Was vorgemerkt ist</translation>
    </message>
    <message>
        <source>Nothing goes before you say so here. What has no tick stays.</source>
        <translation>Nichts geht, bevor es hier bestätigt ist. Was kein Häkchen hat, bleibt.</translation>
    </message>
    <message>
        <source>What Pkg.gc of Julia %1 would delete</source>
        <translation>Was Pkg.gc von Julia %1 löschen würde</translation>
    </message>
    <message>
        <source>Orphaned scratch spaces</source>
        <translation>Verwaiste Scratch-Spaces</translation>
    </message>
    <message>
        <source>The packages and projects that asked for them are gone, or nobody has used them for three weeks.</source>
        <translation>Die Pakete und Projekte, die sie angelegt haben, sind weg, oder niemand hat sie seit drei Wochen genutzt.</translation>
    </message>
    <message>
        <source>Pkg would delete it for good. Here it is held, and what is in its time of grace has no tick.</source>
        <translation>Pkg würde es endgültig löschen. Hier wird es verwahrt, und was in der Schonfrist ist, hat kein Häkchen.</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The scratchspaces design</source>
        <translation>Der Entwurf der Scratch-Spaces</translation>
    </message>
    <message>
        <source>the manifests that name it lead to %1, where Pkg looks first</source>
        <translation>die Manifeste, die es nennen, führen nach %1, wo Pkg zuerst nachsieht</translation>
    </message>
    <message>
        <source>no manifest that the usage logs name and that Pkg can read names it</source>
        <translation>kein Manifest, das die Nutzungsprotokolle nennen und das Pkg lesen kann, nennt es</translation>
    </message>
    <message>
        <source>Pkg looks for clones in %1 only</source>
        <translation>Pkg sucht Klone nur in %1</translation>
    </message>
    <message>
        <source>Pkg looks for clones in %1, spelled like that</source>
        <translation>Pkg sucht Klone in %1, genau so geschrieben</translation>
    </message>
    <message>
        <source>Pkg takes no clone that is named by a UUID for used</source>
        <translation>Pkg hält keinen Klon, der nach einer UUID heißt, für benutzt</translation>
    </message>
    <message>
        <source>no manifest in the usage logs has a repo-url whose clone this Julia would look for there</source>
        <translation>kein Manifest in den Nutzungsprotokollen hat eine repo-url, deren Klon diese Julia-Version dort suchen würde</translation>
    </message>
    <message>
        <source>Overrides.toml leads to %1 instead</source>
        <translation>Overrides.toml führt stattdessen nach %1</translation>
    </message>
    <message>
        <source>it is bound by %1, which is taken to go with its package</source>
        <translation>es ist von %1 gebunden, das als mit seinem Paket gegangen gilt</translation>
    </message>
    <message>
        <source>it was bound in %1, which the collection before deletes</source>
        <translation>es war in %1 gebunden, das die Bereinigung davor löscht</translation>
    </message>
    <message>
        <source>it is bound by %1, which no usage log names</source>
        <translation>es ist von %1 gebunden, das kein Nutzungsprotokoll nennt</translation>
    </message>
    <message>
        <source>no Artifacts.toml in the usage logs binds it</source>
        <translation>keine Artifacts.toml in den Nutzungsprotokollen bindet es</translation>
    </message>
    <message>
        <source>no usage log names it</source>
        <translation>kein Nutzungsprotokoll nennt es</translation>
    </message>
    <message>
        <source>its owning project was in %1, which the collection before deletes</source>
        <translation>das Projekt, dem es gehörte, war in %1, das die Bereinigung davor löscht</translation>
    </message>
    <message>
        <source>it was last used on %1, longer ago than %2</source>
        <translation>es wurde zuletzt am %1 benutzt, vor länger als der Frist (%2)</translation>
    </message>
    <message>
        <source>its owning project %1 is taken to go with a package</source>
        <translation>das Projekt %1, dem es gehört, gilt als mit einem Paket gegangen</translation>
    </message>
    <message>
        <source>its owning project %1 is gone</source>
        <translation>das Projekt %1, dem es gehörte, ist weg</translation>
    </message>
    <message>
        <source>the usage log names no project that owns it</source>
        <translation>das Nutzungsprotokoll nennt kein Projekt, dem es gehört</translation>
    </message>
    <message>
        <source>an unfinished download left it, and nothing was written to it since %1</source>
        <translation>ein abgebrochener Download hat es hinterlassen, und seit %1 wurde nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>no manifest that is logged or in an environment names it</source>
        <translation>kein Manifest aus den Protokollen oder einer Umgebung nennt es</translation>
    </message>
    <message>
        <source>no Artifacts.toml that is logged or installed binds it</source>
        <translation>keine protokollierte oder installierte Artifacts.toml bindet es</translation>
    </message>
    <message>
        <source>no manifest names the package that it was cloned for</source>
        <translation>kein Manifest nennt das Paket, für das er geklont wurde</translation>
    </message>
    <message>
        <source>no manifest names a package from %1</source>
        <translation>kein Manifest nennt ein Paket von %1</translation>
    </message>
    <message>
        <source>no log and no package names it, and it was last written on %1</source>
        <translation>kein Protokoll und kein Paket nennt es, und zuletzt wurde am %1 hineingeschrieben</translation>
    </message>
    <message>
        <source>it was last used on %1 and last written on %2, longer ago than %3</source>
        <translation>es wurde zuletzt am %1 benutzt und am %2 geschrieben, vor länger als der Frist (%3)</translation>
    </message>
    <message>
        <source>no owning project is logged, and no package of its UUID is left</source>
        <translation>kein Projekt ist als Besitzer protokolliert, und kein Paket mit seiner UUID ist mehr da</translation>
    </message>
    <message>
        <source>its owning projects, such as %1, are gone or in orphaned packages, and no other package of its UUID is left</source>
        <translation>die Projekte, denen es gehörte, etwa %1, sind weg oder in verwaisten Paketen, und kein anderes Paket mit seiner UUID ist mehr da</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>%1 benutzt</translation>
    </message>
    <message>
        <source>no record of use</source>
        <translation>keine Nutzung notiert</translation>
    </message>
    <message>
        <source>Nothing is known about its use: %1 is missing.</source>
        <translation>Über die Nutzung ist nichts bekannt: %1 fehlt.</translation>
    </message>
    <message>
        <source>which cannot be reached</source>
        <translation>was nicht zu erreichen ist</translation>
    </message>
    <message>
        <source>which cannot be read</source>
        <translation>was nicht zu lesen ist</translation>
    </message>
    <message>
        <source>which is damaged</source>
        <translation>was beschädigt ist</translation>
    </message>
    <message>
        <source>It may be needed by %1, %2.</source>
        <translation>Vielleicht braucht es %1, %2.</translation>
    </message>
    <message>
        <source>A Julia that runs has it open (process %1).</source>
        <translation>Eine laufende Julia hat es geöffnet (Prozess %1).</translation>
    </message>
    <message>
        <source>Kept by %1 (%2).</source>
        <translation>Gehalten von %1 (%2).</translation>
    </message>
    <message>
        <source>An environment is the user&apos;s own and never cleaned.</source>
        <translation>Umgebungen gehören dem Benutzer und werden nie aufgeräumt.</translation>
    </message>
    <message>
        <source>A dev checkout is the user&apos;s own and never cleaned.</source>
        <translation>Entwicklungs-Checkouts gehören dem Benutzer und werden nie aufgeräumt.</translation>
    </message>
    <message>
        <source>Pkg needs it to find packages.</source>
        <translation>Pkg braucht sie, um Pakete zu finden.</translation>
    </message>
    <message>
        <source>Julia and Pkg keep their records in it.</source>
        <translation>Julia und Pkg führen darin Buch.</translation>
    </message>
    <message>
        <source>A clean has set it aside; undoing that clean brings it back.</source>
        <translation>Ein Aufräumen verwahrt es; es lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>It is not one of the things that Pkg manages.</source>
        <translation>Es ist nichts, was Pkg verwaltet.</translation>
    </message>
    <message>
        <source>You keep it.</source>
        <translation>Es soll immer bleiben.</translation>
    </message>
    <message>
        <source>No log names it, so nothing is known about its use.</source>
        <translation>Kein Protokoll nennt es, daher ist über die Nutzung nichts bekannt.</translation>
    </message>
    <message>
        <source>Compiled from a standard library of Julia %1.</source>
        <translation>Kompiliert aus einer Standardbibliothek von Julia %1.</translation>
    </message>
    <message>
        <source>It cannot be told what it was compiled from.</source>
        <translation>Woraus es kompiliert wurde, ist nicht zu erkennen.</translation>
    </message>
    <message>
        <source>Compiled from %1, outside the depot.</source>
        <translation>Kompiliert aus %1, außerhalb des Depots.</translation>
    </message>
    <message>
        <source>Not everything that may need it has been looked at.</source>
        <translation>Nicht alles, was es brauchen könnte, wurde durchgesehen.</translation>
    </message>
    <message>
        <source>%1 keeps it, used %2.</source>
        <translation>%1 hält es, benutzt: %2.</translation>
    </message>
    <message>
        <source>%1 keeps it.</source>
        <translation>%1 hält es.</translation>
    </message>
    <message>
        <source>The next collection deletes it.</source>
        <translation>Die nächste Bereinigung löscht es.</translation>
    </message>
    <message>
        <source>A collection deletes it from %1 on.</source>
        <translation>Eine Bereinigung löscht es ab %1.</translation>
    </message>
    <message>
        <source>Collection %1 from now deletes it.</source>
        <translation>Die %1. Bereinigung von jetzt an löscht es.</translation>
    </message>
    <message>
        <source>Your keep list</source>
        <translation>Liste dessen, was bleibt</translation>
    </message>
    <message>
        <source>Julia that runs as process %1</source>
        <translation>Julia, das als Prozess %1 läuft</translation>
    </message>
    <message>
        <source>invalid key &quot;%1&quot;: keys may only include a-z, A-Z, 0-9, -, _, and ., and are not . or .. themselves.</source>
        <translation>ungültiger Schlüssel „%1“: Schlüssel bestehen nur aus a-z, A-Z, 0-9, -, _ und . und sind nicht . oder .. selbst.</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>depotctl apply, of a plan by %1</source>
        <translation>depotctl apply (Plan: %1)</translation>
    </message>
    <message>
        <source>%1 deletes it without delay: %2.</source>
        <translation>%1 löscht es ohne Aufschub: %2.</translation>
    </message>
    <message>
        <source>%1 deletes it: %2, and it has been orphaned since %3, longer than the delay of %4.</source>
        <translation>%1 löscht es: %2, und es ist seit %3 verwaist, länger als der Aufschub (%4).</translation>
    </message>
    <message>
        <source>%1 deletes it from %2 on: %3.</source>
        <translation>%1 löscht es ab %2: %3.</translation>
    </message>
    <message>
        <source>%1 deletes it at once: %2.</source>
        <translation>%1 löscht es sofort: %2.</translation>
    </message>
    <message>
        <source>%1 deletes it in collection %2: %3.</source>
        <translation>%1 löscht es bei der %2. Bereinigung: %3.</translation>
    </message>
    <message>
        <source>It may go from %1 on: %2.</source>
        <translation>Es darf ab %1 entfernt werden: %2.</translation>
    </message>
    <message>
        <source>It goes: %1, and it has been orphaned since %2.</source>
        <translation>Es wird entfernt: %1, und es ist seit %2 verwaist.</translation>
    </message>
    <message>
        <source>It goes without delay: %1.</source>
        <translation>Es wird ohne Aufschub entfernt: %1.</translation>
    </message>
    <message>
        <source>It stays, being needed by %1.</source>
        <translation>Es bleibt, gebraucht von %1.</translation>
    </message>
    <message>
        <source>its owning project %1 is in a package that goes with this collection</source>
        <translation>sein Projekt %1 liegt in einem Paket, das mit diesem Aufräumen geht</translation>
    </message>
    <message>
        <source>It is held already: the history can bring it back or free it.</source>
        <translation>Es ist schon verwahrt: Der Verlauf kann es zurückholen oder freigeben.</translation>
    </message>
    <message>
        <source>It is on your list of what to keep.</source>
        <translation>Es steht auf der Liste dessen, was bleibt.</translation>
    </message>
    <message>
        <source>It came with Julia and belongs to it.</source>
        <translation>Es kam mit Julia und gehört dazu.</translation>
    </message>
    <message>
        <source>Environments are your own and are never removed. What only they keep goes once they are forgotten.</source>
        <translation>Umgebungen gehören dem Benutzer und werden nie entfernt. Was nur sie halten, geht, sobald sie vergessen sind.</translation>
    </message>
    <message>
        <source>Development checkouts are your own and are never removed.</source>
        <translation>Entwicklungs-Checkouts gehören dem Benutzer und werden nie entfernt.</translation>
    </message>
    <message>
        <source>Julia and Pkg keep their records in it, so it is never removed.</source>
        <translation>Julia und Pkg führen darin Buch, darum wird es nie entfernt.</translation>
    </message>
    <message>
        <source>It is not one of the things that Pkg manages, so it is never removed.</source>
        <translation>Es gehört nicht zu dem, was Pkg verwaltet, darum wird es nie entfernt.</translation>
    </message>
    <message>
        <source>Nothing is known about its use: %1 names no manifest.</source>
        <translation>Über seine Nutzung ist nichts bekannt: %1 nennt kein Manifest.</translation>
    </message>
    <message>
        <source>%1 needs it, and nobody knows who needs that.</source>
        <translation>%1 braucht es, und wer das braucht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing here needs it, but others may use this depot.</source>
        <translation>Hier braucht es nichts, aber andere könnten dieses Depot nutzen.</translation>
    </message>
    <message>
        <source>Nothing needs it, but not all of it can be read.</source>
        <translation>Nichts braucht es, aber nicht alles davon ist lesbar.</translation>
    </message>
    <message>
        <source>It is a link, which somebody has put here.</source>
        <translation>Es ist eine Verknüpfung, die jemand hier angelegt hat.</translation>
    </message>
    <message>
        <source>What binds it is not known: %1 names no Artifacts.toml.</source>
        <translation>Was es bindet, ist nicht bekannt: %1 nennt keine Artifacts.toml.</translation>
    </message>
    <message>
        <source>It is not known what it was cloned from.</source>
        <translation>Wovon es geklont wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It lies in no folder of a UUID, so it is not known whose it is.</source>
        <translation>Es liegt in keinem Ordner einer UUID, also ist nicht bekannt, wem es gehört.</translation>
    </message>
    <message>
        <source>Nothing needs it: %1.</source>
        <translation>Nichts braucht es: %1.</translation>
    </message>
    <message>
        <source>only packages that nothing needs bind it, such as %1</source>
        <translation>nur Pakete, die nichts braucht, binden es, etwa %1</translation>
    </message>
    <message>
        <source>%1; where to download it again is not known, so it is kept for longer</source>
        <translation>%1; woher man es wieder bekommt, ist nicht bekannt, daher bleibt es länger</translation>
    </message>
    <message>
        <source>The projects that used it are gone, but its package is there and may use it.</source>
        <translation>Die Projekte, die es nutzten, sind weg, aber sein Paket ist da und kann es nutzen.</translation>
    </message>
    <message>
        <source>nothing needs what it was compiled from</source>
        <translation>nichts braucht, woraus es übersetzt wurde</translation>
    </message>
    <message>
        <source>no version of its package is in the depot</source>
        <translation>keine Version seines Pakets ist im Depot</translation>
    </message>
    <message>
        <source>what it was compiled from is gone, %1</source>
        <translation>woraus es übersetzt wurde, ist weg, %1</translation>
    </message>
    <message>
        <source>Julia %1, which it was compiled by, is not installed</source>
        <translation>Julia %1, das es übersetzt hat, ist nicht installiert</translation>
    </message>
    <message>
        <source>a newer build replaced it, and it was not loaded since</source>
        <translation>eine neuere Übersetzung hat es ersetzt, und seitdem wurde es nicht geladen</translation>
    </message>
    <message>
        <source>Nobody uses it any more: %1.</source>
        <translation>Niemand nutzt es mehr: %1.</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Partly orphaned</source>
        <translation>Teils verwaist</translation>
    </message>
</context>
<context>
    <name>TileColours</name>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Diesen Monat</translation>
    </message>
    <message>
        <source>Half a year</source>
        <translation>Halbes Jahr</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Ein Jahr</translation>
    </message>
    <message>
        <source>Over a year</source>
        <translation>Über ein Jahr</translation>
    </message>
    <message>
        <source>No record</source>
        <translation>Nicht notiert</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>Tick environments to see what would become free if Julia forgot them.</source>
        <translation>Ankreuzen zeigt, was frei würde, wenn Julia sie vergäße.</translation>
    </message>
    <message numerus="yes">
        <source>If you forget the %Ln ticked:</source>
        <translation>
            <numerusform>Ohne die %Ln angekreuzte:</numerusform>
            <numerusform>Ohne die %Ln angekreuzten:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would become free</source>
        <translation>%1 würden frei</translation>
    </message>
    <message>
        <source>, but not what was in scratch spaces.</source>
        <translation>, nur nicht, was in Scratch-Spaces war.</translation>
    </message>
    <message>
        <source>The projects&apos; own files stay. Pkg.instantiate() in a project installs again what it needs</source>
        <translation>Die Dateien der Projekte bleiben. Pkg.instantiate() in einem Projekt installiert wieder, was es braucht</translation>
    </message>
    <message>
        <source>nothing would become free. What is named there is not in the depot, or others keep it too.</source>
        <translation>würde nichts frei. Was dort genannt ist, liegt nicht im Depot, oder andere behalten es auch.</translation>
    </message>
    <message>
        <source>(each part of it kept by only one of them).</source>
        <translation>(jeder Teil davon von nur einer davon behalten).</translation>
    </message>
    <message>
        <source>(%1 kept by only one of them each, %2 more only by several together).</source>
        <translation>(%1 von je nur einer davon behalten, %2 mehr nur von mehreren gemeinsam).</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Show where the selection is in the file manager.</source>
        <translation>In der Dateiverwaltung zeigen, wo die Auswahl liegt.</translation>
    </message>
    <message>
        <source>Copy the path of the selection (Ctrl+C).</source>
        <translation>Den Pfad der Auswahl kopieren (Strg+C).</translation>
    </message>
    <message>
        <source>&amp;Preview Pkg.gc of</source>
        <translation>Pkg.gc &amp;vorhersagen für</translation>
    </message>
    <message>
        <source>Julia %1…</source>
        <translation>Julia %1 …</translation>
    </message>
    <message>
        <source>List what the garbage collection of Julia %1 would delete.</source>
        <translation>Auflisten, was die Bereinigung von Julia %1 löschen würde.</translation>
    </message>
    <message>
        <source>Choose a &amp;Folder…</source>
        <translation>&amp;Ordner auswählen …</translation>
    </message>
    <message>
        <source>Show the depot in a folder of your choice.</source>
        <translation>Das Depot in einem beliebigen Ordner zeigen.</translation>
    </message>
    <message>
        <source>&amp;Depots of Julia</source>
        <translation>&amp;Depots von Julia</translation>
    </message>
    <message>
        <source>Show the depots that Julia uses: those of JULIA_DEPOT_PATH, or the default ones.</source>
        <translation>Die Depots zeigen, die Julia benutzt: die aus JULIA_DEPOT_PATH oder die üblichen.</translation>
    </message>
    <message>
        <source>Write a &amp;Sample Depot…</source>
        <translation>&amp;Beispieldepot schreiben …</translation>
    </message>
    <message>
        <source>Write a small made-up depot into a folder of your choice and show it.</source>
        <translation>Ein kleines erdachtes Depot in einen beliebigen Ordner schreiben und zeigen.</translation>
    </message>
    <message>
        <source>&amp;Rescan</source>
        <translation>&amp;Neu durchsuchen</translation>
    </message>
    <message>
        <source>Look through the depots again (F5).</source>
        <translation>Die Depots noch einmal durchsuchen (F5).</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Stop what is being done; what is done already stays.</source>
        <translation>Anhalten, was gerade geschieht; was schon getan ist, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window.</source>
        <translation>Das Fenster schließen.</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Type words to keep only the rows that have them (Ctrl+F).</source>
        <translation>Wörter eingeben, um nur Zeilen zu behalten, in denen sie vorkommen (Strg+F).</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Show what there is to say about the selection (F4).</source>
        <translation>Zeigen, was es zur Auswahl zu sagen gibt (F4).</translation>
    </message>
    <message>
        <source>&amp;Close All Rows</source>
        <translation>Alle Zeilen &amp;zuklappen</translation>
    </message>
    <message>
        <source>Close all rows that are open.</source>
        <translation>Alle aufgeklappten Zeilen zuklappen.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Go back to where the last link was followed (Alt+Left).</source>
        <translation>Dorthin zurück, wo dem letzten Link gefolgt wurde (Alt+Links).</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>Go again to where one came back from (Alt+Right).</source>
        <translation>Wieder dorthin, woher man zurückgegangen ist (Alt+Rechts).</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Aufwärts</translation>
    </message>
    <message>
        <source>Go to the row that the current one is part of (Alt+Up).</source>
        <translation>Zu der Zeile gehen, zu der die aktuelle gehört (Alt+Aufwärts).</translation>
    </message>
    <message>
        <source>Show in &amp;Packages</source>
        <translation>In den &amp;Paketen zeigen</translation>
    </message>
    <message>
        <source>Go to where the selection stands among the packages.</source>
        <translation>Dorthin gehen, wo die Auswahl unter den Paketen steht.</translation>
    </message>
    <message>
        <source>Show in Fo&amp;lders</source>
        <translation>In den &amp;Ordnern zeigen</translation>
    </message>
    <message>
        <source>Go to where the selection lies among the folders, and to its place on their map.</source>
        <translation>Dorthin gehen, wo die Auswahl unter den Ordnern liegt, und zu ihrer Stelle auf deren Karte.</translation>
    </message>
    <message>
        <source>Tick Those That Are &amp;Gone</source>
        <translation>Ver&amp;schwundene ankreuzen</translation>
    </message>
    <message>
        <source>Tick all environments whose file is gone, besides those that are ticked.</source>
        <translation>Auch alle Umgebungen ankreuzen, deren Datei weg ist.</translation>
    </message>
    <message>
        <source>&amp;Untick All</source>
        <translation>Häkchen &amp;entfernen</translation>
    </message>
    <message>
        <source>Take all ticks off the environments.</source>
        <translation>Alle Häkchen von den Umgebungen nehmen.</translation>
    </message>
    <message>
        <source>&amp;What Is This?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>&amp;About Depotscope</source>
        <translation>&amp;Über Depotscope</translation>
    </message>
    <message>
        <source>Say what this program is.</source>
        <translation>Sagen, was das für ein Programm ist.</translation>
    </message>
    <message>
        <source>The selection has no one place on disk.</source>
        <translation>Die Auswahl hat keinen einzelnen Ort auf der Platte.</translation>
    </message>
    <message>
        <source>Say what the selection is (Shift+F1).</source>
        <translation>Sagen, was das Ausgewählte ist (Umschalt+F1).</translation>
    </message>
    <message>
        <source>&amp;Keys and Words</source>
        <translation>&amp;Tasten und Wörter</translation>
    </message>
    <message>
        <source>Say what the keys do, and what the words and signs mean (F1).</source>
        <translation>Sagen, was die Tasten tun und was die Wörter und Zeichen bedeuten (F1).</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Package version</source>
        <translation>Paketversion</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Scratch space</source>
        <translation>Scratch-Space</translation>
    </message>
    <message>
        <source>Compiled cache</source>
        <translation>Kompilat</translation>
    </message>
    <message>
        <source>Git clone</source>
        <translation>Git-Klon</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Development checkout</source>
        <translation>Entwicklungs-Checkout</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Scratch spaces</source>
        <translation>Scratch-Spaces</translation>
    </message>
    <message>
        <source>Compiled caches</source>
        <translation>Kompilate</translation>
    </message>
    <message>
        <source>Git clones</source>
        <translation>Git-Klone</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registries</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Development checkouts</source>
        <translation>Entwicklungs-Checkouts</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%Ln package version(s)</source>
        <translation>
            <numerusform>%Ln Paketversion</numerusform>
            <numerusform>%Ln Paketversionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artifact(s)</source>
        <translation>
            <numerusform>%Ln Artefakt</numerusform>
            <numerusform>%Ln Artefakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scratch space(s)</source>
        <translation>
            <numerusform>%Ln Scratch-Space</numerusform>
            <numerusform>%Ln Scratch-Spaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln compiled cache(s)</source>
        <translation>
            <numerusform>%Ln Kompilat</numerusform>
            <numerusform>%Ln Kompilate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Git clone(s)</source>
        <translation>
            <numerusform>%Ln Git-Klon</numerusform>
            <numerusform>%Ln Git-Klone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln registry(s)</source>
        <translation>
            <numerusform>%Ln Registry</numerusform>
            <numerusform>%Ln Registries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln environment(s)</source>
        <translation>
            <numerusform>%Ln Umgebung</numerusform>
            <numerusform>%Ln Umgebungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln development checkout(s)</source>
        <translation>
            <numerusform>%Ln Entwicklungs-Checkout</numerusform>
            <numerusform>%Ln Entwicklungs-Checkouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation>
            <numerusform>%Ln Protokoll</numerusform>
            <numerusform>%Ln Protokolle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other thing(s)</source>
        <translation>
            <numerusform>%Ln andere Sache</numerusform>
            <numerusform>%Ln andere Sachen</numerusform>
        </translation>
    </message>
    <message>
        <source>The source of one version of a package. Pkg downloads it again when an environment asks for it.</source>
        <translation>Der Quelltext einer Version eines Pakets. Pkg lädt ihn wieder herunter, wenn eine Umgebung ihn verlangt.</translation>
    </message>
    <message>
        <source>Files that packages bring along, such as libraries or data, kept under the hash of their content. Pkg downloads them again when a package needs them.</source>
        <translation>Dateien, die Pakete mitbringen, etwa Bibliotheken oder Daten, abgelegt unter dem Hash ihres Inhalts. Pkg lädt sie wieder herunter, wenn ein Paket sie braucht.</translation>
    </message>
    <message>
        <source>A folder that a package keeps for itself, such as downloads or results. Only the package knows what is in it and how to make it again.</source>
        <translation>Ein Ordner, den ein Paket für sich führt, etwa für Heruntergeladenes oder Ergebnisse. Nur das Paket weiß, was darin ist und wie es wieder entsteht.</translation>
    </message>
    <message>
        <source>Code that Julia compiled ahead so that the package loads faster. Julia makes it again by itself, without a download.</source>
        <translation>Code, den Julia im Voraus kompiliert hat, damit das Paket schneller lädt. Julia erzeugt ihn von selbst wieder, ohne etwas herunterzuladen.</translation>
    </message>
    <message>
        <source>A Git clone that Pkg keeps for packages added by address. Pkg clones it again when it is needed.</source>
        <translation>Ein Git-Klon, den Pkg für Pakete führt, die über ihre Adresse hinzugefügt wurden. Pkg klont wieder, wenn er gebraucht wird.</translation>
    </message>
    <message>
        <source>The list in which Pkg looks up packages and their versions. Pkg downloads it again.</source>
        <translation>Die Liste, in der Pkg Pakete und ihre Versionen nachschlägt. Pkg lädt sie wieder herunter.</translation>
    </message>
    <message>
        <source>A project kept in the depot: which packages it asked for, and in which versions.</source>
        <translation>Ein Projekt im Depot: welche Pakete es verlangt hat und in welchen Versionen.</translation>
    </message>
    <message>
        <source>Notes of Pkg and Julia: what was used when, and what was typed.</source>
        <translation>Notizen von Pkg und Julia: was wann benutzt und was eingegeben wurde.</translation>
    </message>
    <message>
        <source>Something in the depot that is none of the things Pkg and Julia keep there.</source>
        <translation>Etwas im Depot, das nichts von dem ist, was Pkg und Julia dort führen.</translation>
    </message>
    <message>
        <source>for Julia %1</source>
        <translation>für Julia %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Mounted file system</source>
        <translation>Eingehängtes Dateisystem</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1 bytes on disk, %2 bytes of content</source>
        <translation>%1 Bytes auf der Platte, %2 Bytes Inhalt</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>in der Zukunft</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>vor %Ln Tag</numerusform>
            <numerusform>vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s) ago</source>
        <translation>
            <numerusform>vor %Ln Monat</numerusform>
            <numerusform>vor %Ln Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) ago</source>
        <translation>
            <numerusform>vor %Ln Jahr</numerusform>
            <numerusform>vor %Ln Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>no record</source>
        <translation>nicht notiert</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Ruhend</translation>
    </message>
    <message>
        <source>Orphaned</source>
        <translation>Verwaist</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Verwahrt</translation>
    </message>
    <message>
        <source>Kept by you</source>
        <translation>Soll bleiben</translation>
    </message>
    <message>
        <source>Cannot be judged now</source>
        <translation>Derzeit nicht zu beurteilen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Neither Pkg nor Julia noted a use.</source>
        <translation>Weder Pkg noch Julia hat eine Nutzung notiert.</translation>
    </message>
    <message>
        <source>Known from the usage logs that Pkg keeps.</source>
        <translation>Bekannt aus den Protokollen, die Pkg über die Nutzung führt.</translation>
    </message>
    <message>
        <source>Known from the time of the file, which Julia renews when it loads it.</source>
        <translation>Bekannt aus der Zeit der Datei, die Julia beim Laden erneuert.</translation>
    </message>
    <message>
        <source>&lt; 1 %</source>
        <translation>&lt; 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>by itself, offline</source>
        <translation>von selbst, offline</translation>
    </message>
    <message>
        <source>by download</source>
        <translation>durch Herunterladen</translation>
    </message>
    <message>
        <source>perhaps by its package</source>
        <translation>vielleicht vom Paket</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>What you want to stay, whoever needs it.</source>
        <translation>Was bleiben soll, wer auch immer es braucht.</translation>
    </message>
    <message>
        <source>A Julia that runs now keeps what it has open.</source>
        <translation>Ein Julia, das gerade läuft, hält, was es geöffnet hat.</translation>
    </message>
    <message>
        <source>The file is there, and what it names is kept.</source>
        <translation>Die Datei ist da, und was sie nennt, bleibt.</translation>
    </message>
    <message>
        <source>The file is there, but cannot be understood, so nobody can tell all that it keeps.</source>
        <translation>Die Datei ist da, aber nicht zu verstehen; niemand kann also sagen, was sie alles hält.</translation>
    </message>
    <message>
        <source>The file is gone, and with it the reason to keep what only it named.</source>
        <translation>Die Datei ist weg und mit ihr der Grund, zu behalten, was nur sie nannte.</translation>
    </message>
    <message>
        <source>The place where it is cannot be reached now, so what it names is kept.</source>
        <translation>Der Ort, an dem sie liegt, ist jetzt nicht erreichbar; darum bleibt, was sie nennt.</translation>
    </message>
    <message>
        <source>held by clean %1</source>
        <translation>verwahrt vom Aufräumen %1</translation>
    </message>
    <message>
        <source>folders and loose files</source>
        <translation>Ordner und lose Dateien</translation>
    </message>
    <message>
        <source>files beside the spaces</source>
        <translation>Dateien neben den Spaces</translation>
    </message>
    <message>
        <source>A working copy for developing a package. There may be work in it that exists nowhere else.</source>
        <translation>Eine Arbeitskopie, um ein Paket zu entwickeln. Darin kann Arbeit sein, die es sonst nirgends gibt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln fehlt</numerusform>
            <numerusform>%Ln fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file is there, but %Ln package(s) that it names are in no depot. Pkg.instantiate() downloads them.</source>
        <translation>
            <numerusform>Die Datei ist da, aber %Ln Paket, das sie nennt, liegt in keinem Depot. Pkg.instantiate() lädt es.</numerusform>
            <numerusform>Die Datei ist da, aber %Ln Pakete, die sie nennt, liegen in keinem Depot. Pkg.instantiate() lädt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>What a clean has set aside, as it was. The history brings it back or frees it.</source>
        <translation>Was ein Aufräumen verwahrt hat, so wie es war. Der Verlauf holt es zurück oder gibt es frei.</translation>
    </message>
</context>
<context>
    <name>depotscope::BindingForm</name>
    <message>
        <source>Choose: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Eine Datei auswählen.</translation>
    </message>
    <message>
        <source>&amp;Lazy: downloaded when it is first used</source>
        <translation>&amp;Lazy: wird erst bei der ersten Nutzung heruntergeladen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>&amp;Replace what is bound</source>
        <translation>Bestehende Bindung &amp;ersetzen</translation>
    </message>
    <message>
        <source>Artifacts.toml to bind in</source>
        <translation>Artifacts.toml, in der gebunden wird</translation>
    </message>
    <message>
        <source>an Artifacts.toml, or the folder of a package</source>
        <translation>eine Artifacts.toml oder der Ordner eines Pakets</translation>
    </message>
    <message>
        <source>Name of the artifact</source>
        <translation>Name des Artefakts</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>C library</source>
        <translation>C-Bibliothek</translation>
    </message>
    <message>
        <source>Addresses to download it from, one a line</source>
        <translation>Adressen zum Herunterladen, eine je Zeile</translation>
    </message>
    <message>
        <source>https://…, one a line; may be filled in later</source>
        <translation>https://…, eine je Zeile; kann später ergänzt werden</translation>
    </message>
    <message>
        <source>What changes in the file: + comes, - goes</source>
        <translation>Was sich in der Datei ändert: + kommt hinzu, - fällt weg</translation>
    </message>
    <message>
        <source>B&amp;ind in:</source>
        <translation>&amp;Binden in:</translation>
    </message>
    <message>
        <source>Artifacts of Julia (*Artifacts.toml)</source>
        <translation>Artefakte von Julia (*Artifacts.toml)</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Platform:</source>
        <translation>&amp;Plattform:</translation>
    </message>
    <message>
        <source>&amp;Addresses:</source>
        <translation>&amp;Adressen:</translation>
    </message>
    <message>
        <source>Say which Artifacts.toml is to name it, or leave it at that</source>
        <translation>Angeben, welche Artifacts.toml es nennen soll, oder es dabei belassen</translation>
    </message>
    <message>
        <source>The path of the Artifacts.toml begins with / or ~</source>
        <translation>Der Pfad der Artifacts.toml beginnt mit / oder ~</translation>
    </message>
    <message>
        <source>The artifact needs a name</source>
        <translation>Das Artefakt braucht einen Namen</translation>
    </message>
    <message>
        <source>A name with a slash, a backslash or quotes cannot be asked for in Julia</source>
        <translation>Nach einem Namen mit Schrägstrich, umgekehrtem Schrägstrich oder Anführungszeichen kann man in Julia nicht fragen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address such as https://example.org/x.tar.gz</source>
        <translation>„%1“ ist keine Adresse wie https://example.org/x.tar.gz</translation>
    </message>
    <message>
        <source>Nothing changes in the file.</source>
        <translation>In der Datei ändert sich nichts.</translation>
    </message>
    <message>
        <source>What changes in the file:</source>
        <translation>Was sich in der Datei ändert:</translation>
    </message>
</context>
<context>
    <name>depotscope::CleanActions</name>
    <message>
        <source>Delete %1 for good?</source>
        <translation>%1 endgültig löschen?</translation>
    </message>
    <message>
        <source>%1
This cannot be undone. What is held instead can be brought back.</source>
        <translation>%1
Das lässt sich nicht rückgängig machen. Was stattdessen verwahrt wird, lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>Vor&amp;merken</translation>
    </message>
    <message>
        <source>Always &amp;Keep</source>
        <translation>Immer &amp;behalten</translation>
    </message>
    <message>
        <source>Free &amp;Now…</source>
        <translation>&amp;Jetzt freigeben …</translation>
    </message>
    <message>
        <source>C&amp;lear Marks</source>
        <translation>V&amp;ormerkungen aufheben</translation>
    </message>
    <message>
        <source>Take all marks off.</source>
        <translation>Alle Vormerkungen aufheben.</translation>
    </message>
    <message>
        <source>&amp;Review Marked…</source>
        <translation>Vorgemerktes &amp;prüfen …</translation>
    </message>
    <message>
        <source>List what is marked before it goes (Ctrl+Return).</source>
        <translation>Auflisten, was vorgemerkt ist, bevor es geht (Strg+Eingabe).</translation>
    </message>
    <message>
        <source>&amp;Tick All</source>
        <translation>Alle an&amp;kreuzen</translation>
    </message>
    <message>
        <source>Tick all that is listed.</source>
        <translation>Alles Aufgelistete ankreuzen.</translation>
    </message>
    <message>
        <source>Untick &amp;All</source>
        <translation>Alle Häkchen en&amp;tfernen</translation>
    </message>
    <message>
        <source>Spare all that is listed.</source>
        <translation>Alles Aufgelistete verschonen.</translation>
    </message>
    <message>
        <source>H&amp;old</source>
        <translation>V&amp;erwahren</translation>
    </message>
    <message>
        <source>&amp;New Space…</source>
        <translation>&amp;Neuer Space …</translation>
    </message>
    <message>
        <source>Make a scratch space for a package, as Scratch.jl does.</source>
        <translation>Einen Scratch-Space für ein Paket anlegen, wie es Scratch.jl tut.</translation>
    </message>
    <message>
        <source>Clear &amp;Orphaned Spaces</source>
        <translation>Verwa&amp;iste Spaces aufräumen</translation>
    </message>
    <message>
        <source>&amp;Forget, Keep Files</source>
        <translation>&amp;Vergessen, Dateien behalten</translation>
    </message>
    <message>
        <source>&amp;Bring Back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>&amp;Free Held…</source>
        <translation>Verwahrtes &amp;freigeben …</translation>
    </message>
    <message>
        <source>Remember &amp;Again</source>
        <translation>&amp;Wieder merken</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>It is a part of %1, which goes or stays as a whole.</source>
        <translation>Es ist ein Teil von %1, das als Ganzes geht oder bleibt.</translation>
    </message>
    <message>
        <source>Select a package or a part of one first.</source>
        <translation>Zuerst ein Paket oder einen Teil davon auswählen.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln item(s).</source>
        <translation>
            <numerusform>%1: %Ln Eintrag.</numerusform>
            <numerusform>%1: %Ln Einträge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of those listed.</source>
        <translation>
            <numerusform>%Ln der aufgelisteten Einträge.</numerusform>
            <numerusform>%Ln der aufgelisteten Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is what this clean still holds.</source>
        <translation>Das ist, was von diesem Aufräumen noch verwahrt ist.</translation>
    </message>
    <message>
        <source>Un&amp;mark</source>
        <translation>Nicht vor&amp;merken</translation>
    </message>
    <message>
        <source>Mark the selection to go, or take the mark off (Space).</source>
        <translation>Die Auswahl zum Gehen vormerken oder die Vormerkung aufheben (Leertaste).</translation>
    </message>
    <message>
        <source>Delete the selection for good, once you have been asked (Shift+Del).</source>
        <translation>Die Auswahl nach einer Rückfrage endgültig löschen (Umschalt+Entf).</translation>
    </message>
    <message>
        <source>&amp;Keep No Longer</source>
        <translation>Nicht &amp;behalten</translation>
    </message>
    <message>
        <source>Put the selection on the list of what no clean ever takes, or take it off (Ctrl+K).</source>
        <translation>Die Auswahl auf die Liste dessen setzen, was kein Aufräumen je nimmt, oder von ihr nehmen (Strg+K).</translation>
    </message>
    <message>
        <source>Put what the selection holds back where it was.</source>
        <translation>Was von der Auswahl verwahrt ist, dorthin zurücklegen, wo es war.</translation>
    </message>
    <message>
        <source>Select something in the history that is still held.</source>
        <translation>Im Verlauf etwas auswählen, das noch verwahrt ist.</translation>
    </message>
    <message>
        <source>What a clean holds is freed as a whole: select the clean.</source>
        <translation>Was ein Aufräumen verwahrt, wird als Ganzes freigegeben: das Aufräumen auswählen.</translation>
    </message>
    <message>
        <source>Delete what the selection holds for good, once you have been asked.</source>
        <translation>Was von der Auswahl verwahrt ist, nach einer Rückfrage endgültig löschen.</translation>
    </message>
    <message>
        <source>Select a clean in the history that still holds something.</source>
        <translation>Im Verlauf ein Aufräumen auswählen, von dem noch etwas verwahrt ist.</translation>
    </message>
    <message>
        <source>Put the entries of this manifest back into Julia&apos;s logs.</source>
        <translation>Die Einträge dieses Manifests wieder in Julias Protokolle schreiben.</translation>
    </message>
    <message>
        <source>Select something in the history that is still forgotten.</source>
        <translation>Im Verlauf etwas auswählen, das noch vergessen ist.</translation>
    </message>
    <message>
        <source>Review something, and tick what is to go.</source>
        <translation>Etwas prüfen und ankreuzen, was gehen soll.</translation>
    </message>
    <message>
        <source>Set what is ticked aside in the depot for 30 days. It can be undone.</source>
        <translation>Das Angekreuzte 30 Tage im Depot verwahren. Es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete what is ticked for good, once you have been asked.</source>
        <translation>Das Angekreuzte nach einer Rückfrage endgültig löschen.</translation>
    </message>
    <message>
        <source>Take back what was done last (Ctrl+Z).</source>
        <translation>Zurücknehmen, was zuletzt getan wurde (Strg+Z).</translation>
    </message>
    <message>
        <source>There is nothing to take back; older cleans are in the history.</source>
        <translation>Es gibt nichts zurückzunehmen; früheres Aufräumen steht im Verlauf.</translation>
    </message>
    <message>
        <source>Clear &amp;Orphaned Spaces: %1</source>
        <translation>Verwa&amp;iste Spaces aufräumen: %1</translation>
    </message>
    <message>
        <source>No scratch space is orphaned.</source>
        <translation>Kein Scratch-Space ist verwaist.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Forget %Ln, Keep Files</source>
        <translation>
            <numerusform>%Ln &amp;vergessen, Dateien behalten</numerusform>
            <numerusform>%Ln &amp;vergessen, Dateien behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick environments that Julia is to forget.</source>
        <translation>Umgebungen ankreuzen, die Julia vergessen soll.</translation>
    </message>
    <message>
        <source>Take what is ticked out of Julia&apos;s logs, so that it keeps nothing. Its files stay. It can be undone.</source>
        <translation>Das Angekreuzte aus Julias Protokollen nehmen, sodass es nichts mehr hält. Seine Dateien bleiben. Es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>The selection</source>
        <translation>Die Auswahl</translation>
    </message>
    <message>
        <source>Free No&amp;w…</source>
        <translation>&amp;Jetzt freigeben …</translation>
    </message>
    <message>
        <source>H&amp;old %1</source>
        <translation>%1 v&amp;erwahren</translation>
    </message>
    <message>
        <source>Free %1 No&amp;w…</source>
        <translation>%1 &amp;jetzt freigeben …</translation>
    </message>
    <message>
        <source>It has to wait until what is being done is done.</source>
        <translation>Das muss warten, bis das fertig ist, was gerade läuft.</translation>
    </message>
    <message>
        <source>Julia finds environments in the depot by themselves, without a log that could forget them.</source>
        <translation>Umgebungen im Depot findet Julia von selbst, ohne ein Protokoll, das sie vergessen könnte.</translation>
    </message>
    <message numerus="yes">
        <source>Hold %Ln scratch space(s) that nothing needs any more, whether their time of grace is over or not. It can be undone.</source>
        <translation>
            <numerusform>%Ln Scratch-Space verwahren, den nichts mehr braucht, ob seine Schonfrist vorbei ist oder nicht. Das lässt sich rückgängig machen.</numerusform>
            <numerusform>%Ln Scratch-Spaces verwahren, die nichts mehr braucht, ob ihre Schonfrist vorbei ist oder nicht. Das lässt sich rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What stays needs all of it.</source>
        <translation>Was bleibt, braucht alles davon.</translation>
    </message>
</context>
<context>
    <name>depotscope::DepotChooser</name>
    <message>
        <source>Depot shown</source>
        <translation>Gezeigtes Depot</translation>
    </message>
    <message>
        <source>The depot that is shown.</source>
        <translation>Das Depot, das gezeigt wird.</translation>
    </message>
    <message>
        <source>No depot</source>
        <translation>Kein Depot</translation>
    </message>
    <message>
        <source>All depots</source>
        <translation>Alle Depots</translation>
    </message>
    <message>
        <source>%1 (shared)</source>
        <translation>%1 (geteilt)</translation>
    </message>
    <message>
        <source>%1 (with Julia)</source>
        <translation>%1 (mit Julia)</translation>
    </message>
    <message>
        <source>The depot that is shown: %1</source>
        <translation>Das Depot, das gezeigt wird: %1</translation>
    </message>
</context>
<context>
    <name>depotscope::DepotDrop</name>
    <message>
        <source>%1 is no depot: it has none of the folders that Julia keeps in one.</source>
        <translation>%1 ist kein Depot: Keiner der Ordner, die Julia darin führt, ist da.</translation>
    </message>
    <message>
        <source>Show this folder as a depot</source>
        <translation>Diesen Ordner als Depot zeigen</translation>
    </message>
</context>
<context>
    <name>depotscope::DetailsPane</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Details of the selection</source>
        <translation>Details der Auswahl</translation>
    </message>
    <message>
        <source>Facts about the selection</source>
        <translation>Angaben zur Auswahl</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Select a row to see what it is.</source>
        <translation>Eine Zeile auswählen, um zu sehen, was sie ist.</translation>
    </message>
    <message>
        <source>Forget this…</source>
        <translation>Das vergessen …</translation>
    </message>
</context>
<context>
    <name>depotscope::DisabledReasons</name>
    <message>
        <source>%1: %2</source>
        <comment>actions, why not</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>depotscope::EmptyPage</name>
    <message>
        <source>There is no depot here</source>
        <translation>Hier ist kein Depot</translation>
    </message>
    <message>
        <source>A depot is the folder in which Julia keeps the packages, artifacts, caches and scratch spaces of a user, usually .julia in the home folder. Julia makes it when a package is first installed.</source>
        <translation>Ein Depot ist der Ordner, in dem Julia die Pakete, Artefakte, Kompilate und Scratch-Spaces eines Benutzers führt, meist .julia im persönlichen Ordner. Julia legt ihn an, wenn das erste Paket installiert wird.</translation>
    </message>
    <message>
        <source>JULIA_DEPOT_PATH is set to an empty list, so there was no place to look.</source>
        <translation>JULIA_DEPOT_PATH ist eine leere Liste, darum gab es keinen Ort zum Nachsehen.</translation>
    </message>
    <message>
        <source>Looked for it in: %1</source>
        <translation>Nachgesehen in: %1</translation>
    </message>
</context>
<context>
    <name>depotscope::EnvironmentModel</name>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Julia %1</source>
        <translation>Julia %1</translation>
    </message>
    <message>
        <source>The environment, by its name or folder. Tick some to see what would go if Julia forgot them.</source>
        <translation>Die Umgebung, nach Name oder Ordner. Einige ankreuzen, um zu sehen, was ginge, wenn Julia sie vergäße.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Last use that Pkg noted in its logs.</source>
        <translation>Letzte Nutzung, die Pkg in seinen Protokollen notiert hat.</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Packages that its manifest names, without the standard libraries of Julia.</source>
        <translation>Pakete, die ihr Manifest nennt, ohne die Standardbibliotheken von Julia.</translation>
    </message>
    <message>
        <source>Space on disk that only this one keeps: what would become free if it alone were forgotten.</source>
        <translation>Platz, den nur diese hält: was frei würde, wenn sie allein vergessen würde.</translation>
    </message>
    <message>
        <source>Whether its file is there and can be read.</source>
        <translation>Ob ihre Datei da ist und sich lesen lässt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1 bytes on disk</source>
        <translation>%1 Bytes auf der Platte</translation>
    </message>
    <message>
        <source>Kept only by it</source>
        <translation>Hält nur sie</translation>
    </message>
    <message>
        <source>%1, last use %2, kept only by it %3</source>
        <translation>%1, zuletzt benutzt: %2, nur sie hält: %3</translation>
    </message>
</context>
<context>
    <name>depotscope::ExportAction</name>
    <message>
        <source>&amp;Export as Artifact…</source>
        <translation>Als Artefakt &amp;exportieren …</translation>
    </message>
    <message>
        <source>Pack the selection as an artifact that others can download (Ctrl+E).</source>
        <translation>Die Auswahl als Artefakt packen, das andere herunterladen können (Strg+E).</translation>
    </message>
    <message>
        <source>Select a scratch space, an installed artifact or a version of a package.</source>
        <translation>Einen Scratch-Space, ein installiertes Artefakt oder eine Paketversion auswählen.</translation>
    </message>
    <message>
        <source>An export is still being written.</source>
        <translation>Ein Export wird noch geschrieben.</translation>
    </message>
    <message>
        <source>If it is stopped now, nothing half-written is left.</source>
        <translation>Wird das jetzt angehalten, bleibt nichts Halbfertiges zurück.</translation>
    </message>
    <message>
        <source>Stop and Quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>Keep Writing</source>
        <translation>Weiterschreiben</translation>
    </message>
</context>
<context>
    <name>depotscope::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Export %1 as an artifact</source>
        <translation>%1 als Artefakt exportieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Names to leave out</source>
        <translation>Namen, die wegbleiben</translation>
    </message>
    <message>
        <source>nothing, or names such as *.tmp, .DS_Store</source>
        <translation>nichts, oder Namen wie *.tmp, .DS_Store</translation>
    </message>
    <message>
        <source>Leave out &amp;empty folders</source>
        <translation>&amp;Leere Ordner weglassen</translation>
    </message>
    <message>
        <source>Tarball</source>
        <translation>Tarball</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>gzip (any Julia)</source>
        <translation>gzip (jedes Julia)</translation>
    </message>
    <message>
        <source>xz (small, slow to pack)</source>
        <translation>xz (klein, packt langsam)</translation>
    </message>
    <message>
        <source>zstd (only Julia 1.13 and later)</source>
        <translation>zstd (erst ab Julia 1.13)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>&amp;Replace the file that is there</source>
        <translation>Die vorhandene Datei &amp;ersetzen</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>Dateien:</translation>
    </message>
    <message>
        <source>&amp;Leave out:</source>
        <translation>&amp;Weglassen:</translation>
    </message>
    <message>
        <source>Tar&amp;ball:</source>
        <translation>&amp;Tarball:</translation>
    </message>
    <message>
        <source>Tarballs (*.tar *.tar.*)</source>
        <translation>Tarballs (*.tar *.tar.*)</translation>
    </message>
    <message>
        <source>&amp;Compression:</source>
        <translation>&amp;Komprimierung:</translation>
    </message>
    <message>
        <source>For an &amp;Artifacts.toml:</source>
        <translation>Für eine &amp;Artifacts.toml:</translation>
    </message>
    <message>
        <source>For an Artifacts.toml</source>
        <translation>Für eine Artifacts.toml</translation>
    </message>
    <message>
        <source>In Julia</source>
        <translation>In Julia</translation>
    </message>
    <message>
        <source>In &amp;Julia:</source>
        <translation>In &amp;Julia:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>&amp;Write Tarball</source>
        <translation>Tarball &amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking through it…</source>
        <translation>Wird durchgesehen …</translation>
    </message>
    <message>
        <source>The path of the tarball begins with / or ~.</source>
        <translation>Der Pfad des Tarballs beginnt mit / oder ~.</translation>
    </message>
    <message>
        <source>The name of a tarball ends in .tar, .tar.gz, .tar.xz or .tar.zst.</source>
        <translation>Der Name eines Tarballs endet auf .tar, .tar.gz, .tar.xz oder .tar.zst.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Stopped. Nothing of it is left.</source>
        <translation>Angehalten. Nichts davon ist übrig.</translation>
    </message>
    <message>
        <source>Reading it back…</source>
        <translation>Wird zurückgelesen …</translation>
    </message>
    <message>
        <source>Bound in %1.</source>
        <translation>In %1 gebunden.</translation>
    </message>
    <message>
        <source>%1 is written: %2 (%3 bytes).</source>
        <translation>%1 ist geschrieben: %2 (%3 Bytes).</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Packing: %1 of %2</source>
        <translation>Packen: %1 von %2</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>Read back: that tree is in it.</source>
        <translation>Zurückgelesen: Dieser Baum ist darin.</translation>
    </message>
    <message>
        <source>Read back: that tree is not in it any more.</source>
        <translation>Zurückgelesen: Dieser Baum ist nicht mehr darin.</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Artifacts.toml</source>
        <translation>Artifacts.toml</translation>
    </message>
    <message>
        <source>A&amp;dd to Artifacts.toml</source>
        <translation>In Artifacts.toml &amp;eintragen</translation>
    </message>
    <message>
        <source>Packs the files into a tarball, which others can download as an artifact of Julia.</source>
        <translation>Packt die Dateien in einen Tarball, den andere als Artefakt von Julia herunterladen können.</translation>
    </message>
    <message>
        <source>An Artifacts.toml tells Julia the hashes of an artifact and where to download it. This step binds the tarball there under a name; all other lines of the file stay. Skipped, the lines to add are shown for copying.</source>
        <translation>Eine Artifacts.toml nennt Julia die Hashes eines Artefakts und woher es zu laden ist. Dieser Schritt bindet den Tarball dort unter einem Namen; alle anderen Zeilen der Datei bleiben. Wird er übersprungen, stehen die Zeilen danach zum Kopieren da.</translation>
    </message>
    <message>
        <source>Name an Artifacts.toml above, or skip this step.</source>
        <translation>Oben eine Artifacts.toml nennen oder diesen Schritt überspringen.</translation>
    </message>
    <message>
        <source>Choose another name, or tick that the file is replaced.</source>
        <translation>Einen anderen Namen wählen oder ankreuzen, dass die Datei ersetzt wird.</translation>
    </message>
</context>
<context>
    <name>depotscope::FilterLine</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: words, &gt;50MB, orphan</source>
        <translation>Filter: Wörter, &gt;50MB, orphan</translation>
    </message>
    <message>
        <source>&lt;p&gt;Keeps the rows that all of this is true of:&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;sea tides&amp;nbsp;&amp;nbsp;&lt;/code&gt;&lt;/td&gt;&lt;td&gt;these words are in names, kinds, UUIDs or hashes&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;&quot;held&quot;&lt;/code&gt;&lt;/td&gt;&lt;td&gt;the word itself, whatever else it might mean&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;&amp;gt;50MB &amp;lt;=1GiB&lt;/code&gt;&lt;/td&gt;&lt;td&gt;space on disk&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;unused:6mo&lt;/code&gt;&lt;/td&gt;&lt;td&gt;last used longer ago, in h, d, w, mo or y; &lt;code&gt;used:2w&lt;/code&gt;: since then&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;orphan&lt;/code&gt;&lt;/td&gt;&lt;td&gt;also &lt;code&gt;idle inuse held kept unavailable unknown&lt;/code&gt;, and &lt;code&gt;stale&lt;/code&gt; for compiled caches that no Julia will load again&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;kind:artifact&lt;/code&gt;&lt;/td&gt;&lt;td&gt;also &lt;code&gt;package space compiled clone&lt;/code&gt; …&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;-held&lt;/code&gt;&lt;/td&gt;&lt;td&gt;what this is not true of&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation>&lt;p&gt;Behält die Zeilen, auf die all das zutrifft:&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;sea tides&amp;nbsp;&amp;nbsp;&lt;/code&gt;&lt;/td&gt;&lt;td&gt;diese Wörter kommen in Namen, Arten, UUIDs oder Hashes vor&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;&quot;held&quot;&lt;/code&gt;&lt;/td&gt;&lt;td&gt;das Wort selbst, was es sonst auch bedeuten könnte&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;&amp;gt;50MB &amp;lt;=1GiB&lt;/code&gt;&lt;/td&gt;&lt;td&gt;Platz auf der Platte&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;unused:6mo&lt;/code&gt;&lt;/td&gt;&lt;td&gt;vor längerer Zeit zuletzt benutzt, in h, d, w, mo oder y; &lt;code&gt;used:2w&lt;/code&gt;: seither&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;orphan&lt;/code&gt;&lt;/td&gt;&lt;td&gt;auch &lt;code&gt;idle inuse held kept unavailable unknown&lt;/code&gt;, und &lt;code&gt;stale&lt;/code&gt; für Kompilate, die kein Julia mehr lädt&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;kind:artifact&lt;/code&gt;&lt;/td&gt;&lt;td&gt;auch &lt;code&gt;package space compiled clone&lt;/code&gt; …&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;code&gt;-held&lt;/code&gt;&lt;/td&gt;&lt;td&gt;worauf das nicht zutrifft&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</translation>
    </message>
    <message>
        <source>F1 tells what can be typed here.</source>
        <translation>F1 zeigt, was hier eingegeben werden kann.</translation>
    </message>
</context>
<context>
    <name>depotscope::FilterList</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Save &amp;Filter…</source>
        <translation>&amp;Filter speichern …</translation>
    </message>
    <message>
        <source>Put the filter into the list at the side, under a name of your choice (Ctrl+D).</source>
        <translation>Den Filter unter einem eigenen Namen in die Liste an der Seite aufnehmen (Strg+D).</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Give the saved filter another name (F2).</source>
        <translation>Dem gespeicherten Filter einen anderen Namen geben (F2).</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Take the saved filter off the list (Del).</source>
        <translation>Den gespeicherten Filter aus der Liste nehmen (Entf).</translation>
    </message>
    <message>
        <source>Biggest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>All items, the biggest first.</source>
        <translation>Alle Einträge, die größten zuerst.</translation>
    </message>
    <message>
        <source>Longest unused</source>
        <translation>Lange unbenutzt</translation>
    </message>
    <message>
        <source>What was not used for longest, as far as is known.</source>
        <translation>Was am längsten nicht benutzt wurde, soweit bekannt.</translation>
    </message>
    <message>
        <source>Orphans</source>
        <translation>Verwaiste</translation>
    </message>
    <message>
        <source>What nothing keeps.</source>
        <translation>Was nichts mehr hält.</translation>
    </message>
    <message>
        <source>Unused 6 months</source>
        <translation>6 Monate unbenutzt</translation>
    </message>
    <message>
        <source>What was last used longer than six months ago.</source>
        <translation>Was vor mehr als sechs Monaten zuletzt benutzt wurde.</translation>
    </message>
    <message>
        <source>Stale caches</source>
        <translation>Veraltete Kompilate</translation>
    </message>
    <message>
        <source>Compiled for a Julia or for sources that are gone, or by an older build.</source>
        <translation>Kompiliert für ein Julia oder Quellen, die weg sind, oder von einem älteren Stand.</translation>
    </message>
    <message>
        <source>Bigger than 1 GB</source>
        <translation>Größer als 1 GB</translation>
    </message>
    <message>
        <source>Single items that take more than 1 GB.</source>
        <translation>Einzelne Einträge, die mehr als 1 GB belegen.</translation>
    </message>
</context>
<context>
    <name>depotscope::FolderModel</name>
    <message numerus="yes">
        <source>A folder of the depot, with %Ln item(s) in it.</source>
        <translation>
            <numerusform>Ein Ordner des Depots mit %Ln Eintrag darin.</numerusform>
            <numerusform>Ein Ordner des Depots mit %Ln Einträgen darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders and files as they are on disk.</source>
        <translation>Ordner und Dateien, wie sie auf der Platte liegen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Space on disk. A file with several names counts once.</source>
        <translation>Platz auf der Platte. Eine Datei mit mehreren Namen zählt einmal.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Part of the folder that it is in.</source>
        <translation>Anteil an dem Ordner, in dem es liegt.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Number of files; folders are not counted.</source>
        <translation>Zahl der Dateien; Ordner zählen nicht mit.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>When anything in it was written last.</source>
        <translation>Wann zuletzt etwas darin geschrieben wurde.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Whether what it is part of is needed.</source>
        <translation>Ob das, wozu es gehört, gebraucht wird.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name on disk, what it is</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of what it is in, %2 of all that is shown.</source>
        <translation>%1 dessen, worin es liegt, %2 von allem, was gezeigt wird.</translation>
    </message>
    <message numerus="yes">
        <source>The filter leaves %Ln item(s) in it, %1.</source>
        <translation>
            <numerusform>Der Filter lässt darin %Ln Eintrag übrig, %1.</numerusform>
            <numerusform>Der Filter lässt darin %Ln Einträge übrig, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>depotscope::FoldersPage</name>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>Ringe</translation>
    </message>
    <message>
        <source>Show the tree alone.</source>
        <translation>Nur den Baum zeigen.</translation>
    </message>
    <message>
        <source>Show a map beside the tree.</source>
        <translation>Neben dem Baum eine Karte zeigen.</translation>
    </message>
    <message>
        <source>Show rings beside the tree.</source>
        <translation>Neben dem Baum Ringe zeigen.</translation>
    </message>
    <message>
        <source>Co&amp;lour:</source>
        <translation>&amp;Farbe:</translation>
    </message>
    <message>
        <source>What colours tell</source>
        <translation>Was die Farben sagen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>All depots</source>
        <translation>Alle Depots</translation>
    </message>
</context>
<context>
    <name>depotscope::HelpDialog</name>
    <message>
        <source>In lists</source>
        <translation>In Listen</translation>
    </message>
    <message>
        <source>Shift+Up, Shift+Down, Ctrl+A</source>
        <translation>Umschalt+Auf, Umschalt+Ab, Strg+A</translation>
    </message>
    <message>
        <source>Select several rows.</source>
        <translation>Mehrere Zeilen auswählen.</translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation>Strg+Leertaste</translation>
    </message>
    <message>
        <source>Add the current row to the selection, or take it out.</source>
        <translation>Die aktuelle Zeile zur Auswahl nehmen oder aus ihr herausnehmen.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tick what is selected, where rows have boxes; elsewhere mark it.</source>
        <translation>Das Ausgewählte ankreuzen, wo Zeilen Kästchen haben; sonst es vormerken.</translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation>Rechts, Links</translation>
    </message>
    <message>
        <source>Open a row, close it.</source>
        <translation>Eine Zeile öffnen, sie schließen.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Go from another list to where an item stands among the packages.</source>
        <translation>Dorthin gehen, wo ein Eintrag unter den Paketen steht.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Go to the next name that begins with them.</source>
        <translation>Zum nächsten Namen gehen, der mit ihnen beginnt.</translation>
    </message>
    <message>
        <source>On the map and the rings</source>
        <translation>Auf der Karte und den Ringen</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Go from tile to tile.</source>
        <translation>Von Kachel zu Kachel gehen.</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Eingabe, Rücktaste</translation>
    </message>
    <message>
        <source>Go into a folder, and out of it.</source>
        <translation>In einen Ordner hinein und aus ihm heraus gehen.</translation>
    </message>
    <message>
        <source>An environment or a project needs it.</source>
        <translation>Eine Umgebung oder ein Projekt braucht es.</translation>
    </message>
    <message>
        <source>Something needs it, but it was not used for three weeks or longer.</source>
        <translation>Etwas braucht es, aber es wurde seit drei Wochen oder länger nicht benutzt.</translation>
    </message>
    <message>
        <source>Nothing needs it any more: it can go.</source>
        <translation>Nichts braucht es mehr: Es kann weg.</translation>
    </message>
    <message>
        <source>It was cleaned, and is set aside in the depot. The history brings it back or frees it.</source>
        <translation>Es wurde aufgeräumt und ist in seinem Depot verwahrt. Der Verlauf holt es zurück oder gibt es frei.</translation>
    </message>
    <message>
        <source>It is on your list of what no clean ever takes.</source>
        <translation>Es steht auf der Liste dessen, was kein Aufräumen je nimmt.</translation>
    </message>
    <message>
        <source>What would need it is out of reach, as on a drive that is not mounted. So it stays.</source>
        <translation>Was es brauchen würde, ist unerreichbar, etwa auf einem Laufwerk, das nicht eingehängt ist. Darum bleibt es.</translation>
    </message>
    <message>
        <source>Nothing says whether it is needed. So it stays.</source>
        <translation>Nichts sagt, ob es gebraucht wird. Darum bleibt es.</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>You have marked it to go. Nothing happens to it before you have reviewed it.</source>
        <translation>Es ist vorgemerkt, um zu gehen. Es geschieht nichts damit, bevor es geprüft wurde.</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Hold and free</source>
        <translation>Verwahren und freigeben</translation>
    </message>
    <message>
        <source>What is held is set aside in its depot for 30 days and can be brought back as it was; the disk has its space once it is freed. What is freed is gone.</source>
        <translation>Was verwahrt wird, bleibt 30 Tage in seinem Depot und lässt sich zurückholen, wie es war; die Platte hat seinen Platz, sobald es freigegeben ist. Was freigegeben ist, ist weg.</translation>
    </message>
    <message>
        <source>Keys and Words</source>
        <translation>Tasten und Wörter</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Words and Signs</source>
        <translation>&amp;Wörter und Zeichen</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
</context>
<context>
    <name>depotscope::HistoryModel</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Held until the next clean</source>
        <translation>Verwahrt bis zum nächsten Aufräumen</translation>
    </message>
    <message>
        <source>Held until %1</source>
        <translation>Verwahrt bis %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1, %2 bytes on disk</source>
        <translation>%1, %2 Bytes auf der Platte</translation>
    </message>
    <message>
        <source>Freed</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1, gemessen</translation>
    </message>
    <message>
        <source>Julia&apos;s logs do not name it any more, so it keeps nothing. Its files were not touched.</source>
        <translation>Julias Protokolle nennen es nicht mehr, darum hält es nichts. Seine Dateien wurden nicht angerührt.</translation>
    </message>
    <message>
        <source>What is held lies in the depot and takes its room there until it is freed or brought back.</source>
        <translation>Was verwahrt ist, liegt im Depot und nimmt dort seinen Platz ein, bis es freigegeben oder zurückgeholt wird.</translation>
    </message>
    <message>
        <source>Nothing of it is held any more.</source>
        <translation>Davon ist nichts mehr verwahrt.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>This was there at the scan before and is not there any more. Depotscope did not take it.</source>
        <translation>Das war bei der Suche davor da und ist jetzt weg. Depotscope hat es nicht genommen.</translation>
    </message>
    <message>
        <source>Seen last</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>When it was done, or seen.</source>
        <translation>Wann es getan oder bemerkt wurde.</translation>
    </message>
    <message>
        <source>What was done, and to what.</source>
        <translation>Was getan wurde und womit.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Space on disk of what it was done to.</source>
        <translation>Platz auf der Platte, den es betraf.</translation>
    </message>
    <message>
        <source>Where it is now, and until when it can be brought back.</source>
        <translation>Wo es jetzt ist und bis wann es sich zurückholen lässt.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Forgot %1</source>
        <translation>%1 vergessen</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Remembered again</source>
        <translation>Wieder gemerkt</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln held until %1</source>
        <translation>
            <numerusform>%Ln verwahrt bis %1</numerusform>
            <numerusform>%Ln verwahrt bis %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln brought back</source>
        <translation>
            <numerusform>%Ln zurückgeholt</numerusform>
            <numerusform>%Ln zurückgeholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln freed</source>
        <translation>
            <numerusform>%Ln freigegeben</numerusform>
            <numerusform>%Ln freigegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted</source>
        <translation>
            <numerusform>%Ln unterbrochen</numerusform>
            <numerusform>%Ln unterbrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Interrupted; the next clean finishes it</source>
        <translation>Unterbrochen; das nächste Aufräumen bringt es zu Ende</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Womit</translation>
    </message>
    <message>
        <source>a collection of Pkg</source>
        <translation>eine Bereinigung von Pkg</translation>
    </message>
    <message>
        <source>not Depotscope</source>
        <translation>nicht Depotscope</translation>
    </message>
    <message>
        <source>What became free of it on the disk, measured.</source>
        <translation>Was davon auf der Platte frei wurde, gemessen.</translation>
    </message>
</context>
<context>
    <name>depotscope::InventoryModel</name>
    <message>
        <source>marked</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <source>partly marked</source>
        <translation>teilweise vorgemerkt</translation>
    </message>
</context>
<context>
    <name>depotscope::ItemListModel</name>
    <message>
        <source>What it is. Enter shows it among the packages.</source>
        <translation>Was es ist. Die Eingabetaste zeigt es unter den Paketen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is to Pkg and Julia.</source>
        <translation>Was es für Pkg und Julia ist.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Space on disk. A file with several names counts once.</source>
        <translation>Platz auf der Platte. Eine Datei mit mehreren Namen zählt einmal.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Last use that Pkg noted in its logs, or, for compiled caches, when Julia last loaded them.</source>
        <translation>Letzte Nutzung, die Pkg in seinen Protokollen notiert hat, oder bei Kompilaten, wann Julia sie zuletzt geladen hat.</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>What it takes to have it again once it went.</source>
        <translation>Was es braucht, um es wiederzuhaben, wenn es weg ist.</translation>
    </message>
    <message>
        <source>Why it is in this list.</source>
        <translation>Warum es in dieser Liste steht.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Where it is in its depot.</source>
        <translation>Wo es in seinem Depot liegt.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Nobody has noted since when.</source>
        <translation>Seit wann, hat niemand notiert.</translation>
    </message>
    <message>
        <source>To have it again</source>
        <translation>Wiederbeschaffung</translation>
    </message>
    <message>
        <source>Since when nothing keeps it, as far as collections have noted, or since when it is not used.</source>
        <translation>Seit wann nichts es hält, soweit Aufräumen es vermerkt hat, oder seit wann es nicht genutzt wird.</translation>
    </message>
</context>
<context>
    <name>depotscope::ItemView</name>
    <message>
        <source>Nothing here matches the filter.</source>
        <translation>Nichts hier entspricht dem Filter.</translation>
    </message>
</context>
<context>
    <name>depotscope::KindBar</name>
    <message>
        <source>Space by kind</source>
        <translation>Platz nach Art</translation>
    </message>
</context>
<context>
    <name>depotscope::KindButton</name>
    <message>
        <source>Show in the history what cleans have set aside: %1, %2.</source>
        <translation>Im Verlauf zeigen, was vom Aufräumen verwahrt ist: %1, %2.</translation>
    </message>
    <message>
        <source>Show only these: %1, %2.</source>
        <translation>Nur diese zeigen: %1, %2.</translation>
    </message>
</context>
<context>
    <name>depotscope::MainWindow</name>
    <message>
        <source>About Depotscope</source>
        <translation>Über Depotscope</translation>
    </message>
    <message>
        <source>&lt;b&gt;Depotscope %1&lt;/b&gt;&lt;p&gt;Shows what fills a Julia depot, and why.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Depotscope %1&lt;/b&gt;&lt;p&gt;Zeigt, was ein Julia-Depot füllt und warum.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Choose the folder of a depot</source>
        <translation>Ordner eines Depots auswählen</translation>
    </message>
    <message>
        <source>Choose where to put the folder of the sample depot</source>
        <translation>Auswählen, wohin der Ordner des Beispieldepots soll</translation>
    </message>
    <message>
        <source>No program could be started to show %1.</source>
        <translation>Es ließ sich kein Programm starten, das %1 zeigt.</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scratch space(s), %1</source>
        <translation>
            <numerusform>%Ln Scratch-Space, %1</numerusform>
            <numerusform>%Ln Scratch-Spaces, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 orphaned</source>
        <translation>%1 verwaist</translation>
    </message>
    <message>
        <source>Nothing has been cleaned here yet. What you clean can be brought back here.</source>
        <translation>Hier wurde noch nichts aufgeräumt. Was aufgeräumt wird, lässt sich hier zurückholen.</translation>
    </message>
    <message>
        <source>%1 held in the depot, %2 freed since the window was opened.</source>
        <translation>%1 verwahrt, in dieser Sitzung %2 freigegeben.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln path(s)</source>
        <translation>
            <numerusform>%Ln Pfad kopiert</numerusform>
            <numerusform>%Ln Pfade kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Review %1 that nothing needs</source>
        <translation>%1 prüfen, die nichts braucht</translation>
    </message>
    <message>
        <source>Nothing is marked. Space marks what is selected.</source>
        <translation>Nichts ist vorgemerkt. Die Leertaste merkt vor, was ausgewählt ist.</translation>
    </message>
    <message>
        <source>What the filter leaves of this page.</source>
        <translation>Was der Filter von dieser Seite übrig lässt.</translation>
    </message>
</context>
<context>
    <name>depotscope::MarkedBar</name>
    <message>
        <source>What is marked</source>
        <translation>Was vorgemerkt ist</translation>
    </message>
</context>
<context>
    <name>depotscope::MessageStrip</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
</context>
<context>
    <name>depotscope::NewSpaceDialog</name>
    <message>
        <source>New scratch space</source>
        <translation>Neuer Scratch-Space</translation>
    </message>
    <message>
        <source>letters, digits, - _ .</source>
        <translation>Buchstaben, Ziffern, - _ .</translation>
    </message>
    <message>
        <source>name or UUID; empty: of no package</source>
        <translation>Name oder UUID; leer: zu keinem Paket</translation>
    </message>
    <message>
        <source>Make Space</source>
        <translation>Space anlegen</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>&amp;Schlüssel:</translation>
    </message>
    <message>
        <source>&amp;Package:</source>
        <translation>&amp;Paket:</translation>
    </message>
    <message>
        <source>A scratch space is a folder that a package finds again by its key.</source>
        <translation>Ein Scratch-Space ist ein Ordner, den ein Paket unter seinem Schlüssel wiederfindet.</translation>
    </message>
    <message>
        <source>It is there already, at %1. Its access would be logged.</source>
        <translation>Es gibt ihn schon, in %1. Der Zugriff würde protokolliert.</translation>
    </message>
    <message>
        <source>It would be at %1.</source>
        <translation>Er läge in %1.</translation>
    </message>
</context>
<context>
    <name>depotscope::NoticeList</name>
    <message>
        <source>See…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>See what the collection of Julia %1 would delete</source>
        <translation>Ansehen, was die Bereinigung von Julia %1 löschen würde</translation>
    </message>
    <message>
        <source>List what it would delete, with the reason for each.</source>
        <translation>Auflisten, was gelöscht würde, jeweils mit dem Grund.</translation>
    </message>
</context>
<context>
    <name>depotscope::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>%1 in your Julia depot</source>
        <translation>%1 im Julia-Depot</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Datei oder Ordner</numerusform>
            <numerusform>%Ln Dateien und Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 free of the %2 of the disk</source>
        <translation>%1 von %2 der Platte frei</translation>
    </message>
    <message>
        <source>Next automatic Pkg.gc</source>
        <translation>Nächstes automatisches Pkg.gc</translation>
    </message>
    <message>
        <source>What has grown</source>
        <translation>Was gewachsen ist</translation>
    </message>
    <message>
        <source>You can free</source>
        <translation>Freigeben lässt sich</translation>
    </message>
</context>
<context>
    <name>depotscope::PackageModel</name>
    <message>
        <source>A package, with everything in the depot that belongs to it.</source>
        <translation>Ein Paket mit allem im Depot, was zu ihm gehört.</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Nothing says to which package these belong.</source>
        <translation>Nichts sagt, zu welchem Paket diese gehören.</translation>
    </message>
    <message>
        <source>The package, what it has in the depot, and the files of that.</source>
        <translation>Das Paket, was es im Depot hat, und die Dateien davon.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Space on disk. A file with several names, and an artifact with several owners, counts once.</source>
        <translation>Platz auf der Platte. Eine Datei mit mehreren Namen und ein Artefakt mit mehreren Besitzern zählen einmal.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Part of the size of the row above it, or of all that is shown.</source>
        <translation>Anteil an der Größe der Zeile darüber oder an allem, was gezeigt wird.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Number of files; folders are not counted.</source>
        <translation>Zahl der Dateien; Ordner zählen nicht mit.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Last use that Pkg noted in its logs, or, for compiled caches, when Julia last loaded them.</source>
        <translation>Letzte Nutzung, die Pkg in seinen Protokollen notiert hat, oder bei Kompilaten, wann Julia sie zuletzt geladen hat.</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Whether anything keeps it; the details say what, and why.</source>
        <translation>Ob etwas es hält; die Details sagen, was und warum.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What it is to Pkg and Julia.</source>
        <translation>Was es für Pkg und Julia ist.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Unowned versions</source>
        <translation>Versionen ohne Besitzer</translation>
    </message>
    <message>
        <source>Unowned artifacts</source>
        <translation>Artefakte ohne Besitzer</translation>
    </message>
    <message>
        <source>Unowned scratch spaces</source>
        <translation>Scratch-Spaces ohne Besitzer</translation>
    </message>
    <message>
        <source>Unowned compiled caches</source>
        <translation>Kompilate ohne Besitzer</translation>
    </message>
    <message>
        <source>Unowned Git clones</source>
        <translation>Git-Klone ohne Besitzer</translation>
    </message>
    <message>
        <source>Unowned checkouts</source>
        <translation>Checkouts ohne Besitzer</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>%1, shared</source>
        <translation>%1, geteilt</translation>
    </message>
    <message>
        <source>%1, counted with %2</source>
        <translation>%1, gezählt bei %2</translation>
    </message>
    <message>
        <source>%1 of what it is part of, %2 of all that is shown.</source>
        <translation>%1 dessen, wozu es gehört, %2 von allem, was gezeigt wird.</translation>
    </message>
    <message>
        <source>Its bytes count with %1, which owns it too.</source>
        <translation>Seine Bytes zählen bei %1, dem es auch gehört.</translation>
    </message>
    <message>
        <source>Frees</source>
        <translation>Gibt frei</translation>
    </message>
    <message>
        <source>What would become free if it went: it, and what nothing else keeps. Not less than its size.</source>
        <translation>Was frei würde, wenn es ginge: es selbst und was nichts anderes behält. Nicht weniger als seine Größe.</translation>
    </message>
    <message>
        <source>%1 of its own, and %2 that nothing else keeps.</source>
        <translation>%1 eigene und %2, die nichts anderes behält.</translation>
    </message>
    <message>
        <source>A package. Only what the filter leaves of it counts here.</source>
        <translation>Ein Paket. Nur was der Filter davon übrig lässt, zählt hier.</translation>
    </message>
</context>
<context>
    <name>depotscope::Pages</name>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Scratch spaces</source>
        <translation>Scratch-Spaces</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Items to review</source>
        <translation>Zu prüfende Einträge</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Was nicht lesbar war</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Alle Einträge</translation>
    </message>
</context>
<context>
    <name>depotscope::PlanActions</name>
    <message>
        <source>Cop&amp;y List</source>
        <translation>&amp;Liste kopieren</translation>
    </message>
    <message>
        <source>Review something, and tick what is to go.</source>
        <translation>Etwas prüfen und ankreuzen, was gehen soll.</translation>
    </message>
    <message>
        <source>Write what is ticked into a file that depotctl apply carries out, also later.</source>
        <translation>Was angekreuzt ist, in eine Datei schreiben, die depotctl apply ausführt, auch später.</translation>
    </message>
    <message>
        <source>Copy what is ticked as a table, with sizes, reasons and paths.</source>
        <translation>Was angekreuzt ist, als Tabelle mit Größen, Gründen und Pfaden kopieren.</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>The plan could not be saved: %1</source>
        <translation>Der Plan konnte nicht gespeichert werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>Saved a plan for %Ln item(s), %1; “depotctl apply %2” carries it out.</source>
        <translation>
            <numerusform>Plan für %Ln Eintrag (%1) gespeichert; „depotctl apply %2“ führt ihn aus.</numerusform>
            <numerusform>Plan für %Ln Einträge (%1) gespeichert; „depotctl apply %2“ führt ihn aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) are left out: %1</source>
        <translation>
            <numerusform>%Ln Sache ist ausgelassen: %1</numerusform>
            <numerusform>%Ln Sachen sind ausgelassen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied a table of %Ln item(s).</source>
        <translation>
            <numerusform>Tabelle mit %Ln Eintrag kopiert.</numerusform>
            <numerusform>Tabelle mit %Ln Einträgen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save &amp;Plan…</source>
        <translation>Pla&amp;n speichern …</translation>
    </message>
</context>
<context>
    <name>depotscope::ReclaimTable</name>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>This can be told once a scan is complete.</source>
        <translation>Das lässt sich sagen, wenn eine Suche vollständig ist.</translation>
    </message>
    <message>
        <source>Safe now: %1</source>
        <translation>Sicher: %1</translation>
    </message>
    <message>
        <source>Review Clean of %1…</source>
        <translation>Aufräumen von %1 prüfen …</translation>
    </message>
    <message>
        <source>List all that is safe to clean, before any of it goes.</source>
        <translation>Alles auflisten, was sich sicher aufräumen lässt, bevor etwas davon geht.</translation>
    </message>
    <message>
        <source>%1 bytes on disk</source>
        <translation>%1 Bytes auf der Platte</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen …</translation>
    </message>
    <message>
        <source>Review: %1, %2</source>
        <translation>Prüfen: %1, %2</translation>
    </message>
    <message>
        <source>List what this consists of, with the reason for each.</source>
        <translation>Auflisten, woraus das besteht, mit dem Grund für jedes.</translation>
    </message>
    <message>
        <source>What you can free</source>
        <translation>Was sich freigeben lässt</translation>
    </message>
    <message>
        <source>To have it again</source>
        <translation>Wiederbeschaffung</translation>
    </message>
    <message>
        <source>Nothing: there is nothing here that could go.</source>
        <translation>Nichts: Hier gibt es nichts, was weg könnte.</translation>
    </message>
</context>
<context>
    <name>depotscope::ReviewPage</name>
    <message>
        <source>Hold &amp;in the depot for 30 days</source>
        <translation>&amp;30 Tage im Depot verwahren</translation>
    </message>
    <message>
        <source>Free &amp;now, which cannot be undone</source>
        <translation>&amp;Jetzt freigeben, was sich nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Nothing is left of it.</source>
        <translation>Davon ist nichts mehr da.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the filter hides %Ln of them</source>
        <translation>
            <numerusform>der Filter verbirgt %Ln davon</numerusform>
            <numerusform>der Filter verbirgt %Ln davon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticked, %1.</source>
        <translation>
            <numerusform>%Ln angekreuzt, %1.</numerusform>
            <numerusform>%Ln angekreuzt, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is ticked, so nothing would happen.</source>
        <translation>Nichts ist angekreuzt, also würde nichts geschehen.</translation>
    </message>
    <message>
        <source>The disk has the space on %1, or once you free it in the history. Until then it can be brought back.</source>
        <translation>Die Platte hat den Platz am %1, oder sobald er im Verlauf freigegeben wird. Bis dahin lässt es sich zurückholen.</translation>
    </message>
    <message>
        <source>The disk has the space at once, and nothing brings it back.</source>
        <translation>Die Platte hat den Platz sofort, und nichts holt es zurück.</translation>
    </message>
</context>
<context>
    <name>depotscope::RingView</name>
    <message>
        <source>Rings of folders</source>
        <translation>Ringe der Ordner</translation>
    </message>
    <message>
        <source>Arcs in proportion to space on disk, a ring for each level. Left and Right go around, Up and Down in and out, Enter into a folder and Backspace out of it.</source>
        <translation>Bögen im Verhältnis zum Platz auf der Platte, ein Ring je Ebene. Links und Rechts führen herum, Aufwärts und Abwärts hinein und hinaus, die Eingabetaste in einen Ordner und die Rücktaste hinaus.</translation>
    </message>
    <message>
        <source>All depots</source>
        <translation>Alle Depots</translation>
    </message>
</context>
<context>
    <name>depotscope::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>depotscope::SpaceModel</name>
    <message>
        <source>The package that the space belongs to, by the UUID of its folder.</source>
        <translation>Das Paket, dem der Space gehört, nach der UUID seines Ordners.</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>The name by which the package asks for the space.</source>
        <translation>Der Name, unter dem das Paket nach dem Space fragt.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Space on disk. A file with several names counts once.</source>
        <translation>Platz auf der Platte. Eine Datei mit mehreren Namen zählt einmal.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Part of the size of all scratch spaces shown.</source>
        <translation>Anteil an der Größe aller gezeigten Scratch-Spaces.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Number of files; folders are not counted.</source>
        <translation>Zahl der Dateien; Ordner zählen nicht mit.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>When a package last asked for the space, as far as the log says.</source>
        <translation>Wann ein Paket zuletzt nach dem Space gefragt hat, soweit das Protokoll es sagt.</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Letzter Zugriff</translation>
    </message>
    <message>
        <source>The projects that the space was asked for from, as far as the log says.</source>
        <translation>Die Projekte, aus denen nach dem Space gefragt wurde, soweit das Protokoll es sagt.</translation>
    </message>
    <message>
        <source>Used from</source>
        <translation>Benutzt aus</translation>
    </message>
    <message>
        <source>of no known package</source>
        <translation>zu keinem bekannten Paket</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <translation>%1 (weg)</translation>
    </message>
    <message>
        <source>no record</source>
        <translation>nicht notiert</translation>
    </message>
    <message>
        <source>No log names a project that asked for this space.</source>
        <translation>Kein Protokoll nennt ein Projekt, das nach diesem Space gefragt hat.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Whether anything keeps it; the details say what, and why.</source>
        <translation>Ob etwas es hält; die Details sagen, was und warum.</translation>
    </message>
</context>
<context>
    <name>depotscope::StatusLine</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln entries</source>
        <translation>
            <numerusform>%1 in %Ln Datei oder Ordner</numerusform>
            <numerusform>%1 in %Ln Dateien und Ordnern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not readable</source>
        <translation>
            <numerusform>%Ln nicht lesbar</numerusform>
            <numerusform>%Ln nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 verwahrt</translation>
    </message>
    <message>
        <source>%1 freed this session</source>
        <translation>%1 in dieser Sitzung freigegeben</translation>
    </message>
</context>
<context>
    <name>depotscope::TileLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Keep the colours of these only.</source>
        <translation>Nur deren Farben behalten.</translation>
    </message>
</context>
<context>
    <name>depotscope::TileView</name>
    <message numerus="yes">
        <source>%Ln smaller</source>
        <translation>
            <numerusform>%Ln kleinerer</numerusform>
            <numerusform>%Ln kleinere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln smaller entries</source>
        <translation>
            <numerusform>%Ln kleinerer Eintrag</numerusform>
            <numerusform>%Ln kleinere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here takes space.</source>
        <translation>Nichts hier belegt Platz.</translation>
    </message>
</context>
<context>
    <name>depotscope::TreeMap</name>
    <message>
        <source>Map of folders</source>
        <translation>Karte der Ordner</translation>
    </message>
    <message>
        <source>Rectangles in proportion to space on disk. The arrows go to neighbours, Enter into a folder and Backspace out of it.</source>
        <translation>Rechtecke im Verhältnis zum Platz auf der Platte. Die Pfeiltasten führen zu Nachbarn, die Eingabetaste in einen Ordner und die Rücktaste hinaus.</translation>
    </message>
</context>
<context>
    <name>depotscope::TroubleModel</name>
    <message>
        <source>The file or folder that could not be read or understood.</source>
        <translation>Die Datei oder der Ordner, der nicht lesbar oder nicht zu verstehen war.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What kept it from being read.</source>
        <translation>Was das Lesen verhindert hat.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>The line of the file that could not be understood.</source>
        <translation>Die Zeile der Datei, die nicht zu verstehen war.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>depotscope::WhatIfPanel</name>
    <message>
        <source>What would become free</source>
        <translation>Was frei würde</translation>
    </message>
    <message>
        <source>What would go</source>
        <translation>Was ginge</translation>
    </message>
    <message>
        <source>No environment is known: no usage log names one, and none is in the depot.</source>
        <translation>Keine Umgebung ist bekannt: Kein Protokoll nennt eine, und im Depot ist keine.</translation>
    </message>
    <message>
        <source>Environments are known once a scan is complete.</source>
        <translation>Umgebungen sind bekannt, wenn eine Suche vollständig ist.</translation>
    </message>
</context>
</TS>
