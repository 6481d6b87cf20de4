; Installs the folder that PyInstaller made. makensis -DVERSION=0.1.0 -DFOLDER=dist\lianxin lianxin.nsi
; lianxin-setup.exe /S            silently, for this user
; lianxin-setup.exe /AllUsers /S  silently, for everyone (asks for an administrator)
; The village's data lies in the user's own folder and is never touched, not even by removing.
Unicode true
!ifndef VERSION
  !error "name the version: -DVERSION=..."
!endif
!ifndef FOLDER
  !error "name the folder that PyInstaller made: -DFOLDER=..."
!endif
!define NAME "连心站"
!define ID "Lianxin"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${ID}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\${ID}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh

Name "${NAME}"
OutFile "lianxin-${VERSION}-setup.exe"
SetCompressor /SOLID lzma
BrandingText "${NAME} ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS Win10
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\lianxin.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "这台电脑是32位系统，装不了连心站；什么都没有改动，请换一台64位的电脑。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; A program that is open keeps its files: to go on would leave half of the old and half of the new.
!macro RefuseWhileOpen un
  Function ${un}RefuseWhileOpen
    ${If} ${FileExists} "$INSTDIR\lianxin.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\lianxin.exe" a
      ${If} ${Errors}
        MessageBox MB_ICONSTOP "连心站还开着；什么都没有改动，请先关掉它，再运行一次。" /SD IDOK
        SetErrorLevel 3
        Quit
      ${EndIf}
      FileClose $0
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Section "${NAME}"
  Call RefuseWhileOpen
  ; The old program's files go first: a library that is no longer used must not be loaded by chance.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\lianxin.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\lianxin.exe"
  WriteRegStr SHCTX "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "Software\Classes\.lxb" "" "${ID}.Bundle"
  WriteRegStr SHCTX "Software\Classes\${ID}.Bundle" "" "连心站邮包"
  WriteRegStr SHCTX "Software\Classes\${ID}.Bundle\DefaultIcon" "" "$INSTDIR\lianxin.exe,0"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\lianxin.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\lianxin.exe"
  Delete "$INSTDIR\lianxin-cli.exe"
  Delete "$INSTDIR\shrink-picture.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; Later versions of the program, by updates. The village's data lies elsewhere.
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\lianxin\programs"
  ${If} $MultiUser.InstallMode == "AllUsers"
    SetShellVarContext all
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "Software\Classes\.lxb"
  DeleteRegKey SHCTX "Software\Classes\${ID}.Bundle"
  DeleteRegKey SHCTX "Software\${ID}"
  DeleteRegKey SHCTX "${UNINSTALL}"
SectionEnd
