; NOT BUILT HERE. This recipe has never been run: there was no Windows where it was written.
; Read it before you trust it, and walk through packaging/smoke's steps by hand with what comes of it.
;
; On Windows, in a checkout, with Python 3.11 or later and Inno Setup 6:
;
;   py -3 -m venv build\venv
;   build\venv\Scripts\pip install -c packaging\versions.txt -e .[package,keyring]
;   build\venv\Scripts\pyinstaller --noconfirm --distpath build\dist --workpath build\work packaging\unhurried.spec
;   iscc /DVersion=0.1.0 packaging\windows\unhurried.iss
;
; The files Qt6Network.dll, Qt6Qml.dll and Qt6Quick.dll must not be in build\dist\unhurried. An icon file
; (packaging\windows\unhurried.ico, 16 to 256 pixels) is drawn from resources\icons\unhurried.svg first.
; Whoever gives the result to others signs both the program and the installer:
;
;   signtool sign /fd SHA256 /tr TIMESTAMP_ADDRESS /td SHA256 /n "YOUR NAME" FILE
;
; Installed for one person, without an administrator. Removing it removes the program alone: the journal, in
; %LOCALAPPDATA%\unhurried or wherever its writer put it, and the settings are not touched by any line below.

#define Id "app.unhurried.Unhurried"
#ifndef Version
  #error Say which version: iscc /DVersion=...
#endif

[Setup]
AppId={#Id}
AppName=Unhurried
AppVersion={#Version}
AppPublisher=The Unhurried authors
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\Unhurried
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Unhurried-{#Version}-setup
SetupIconFile=unhurried.ico
UninstallDisplayIcon={app}\unhurried.exe
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes

[InstallDelete]
; Whatever an older version had and this one has not. Nothing of the writer's is ever kept in this folder.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\dist\unhurried\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Unhurried"; Filename: "{app}\unhurried.exe"; AppUserModelID: "{#Id}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.unhurried"; ValueType: string; ValueData: "{#Id}.archive"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.unhurried"; ValueType: string; ValueName: "Content Type"; \
    ValueData: "application/x-unhurried-archive"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#Id}.archive"; ValueType: string; ValueData: "Unhurried archive"; \
    Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Id}.archive\shell\open\command"; ValueType: string; \
    ValueData: """{app}\unhurried.exe"" ""%1"""

[Run]
Filename: "{app}\unhurried.exe"; Description: "Start Unhurried"; Flags: nowait postinstall skipifsilent
