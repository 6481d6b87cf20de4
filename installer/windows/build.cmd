@echo off
rem Builds lianxin-VERSION-setup.exe on 64-bit Windows 10 or newer, with Python 3.11 and NSIS 3 on PATH.
setlocal
cd /d "%~dp0..\.."
python -m venv build\windows || exit /b 1
set PY=build\windows\Scripts\python.exe
%PY% -m pip install --require-hashes -r requirements\app.lock || exit /b 1
%PY% -m pip install --require-hashes -r requirements\package.lock || exit /b 1
%PY% -m tools.translate build || exit /b 1
%PY% -m tools.package.windows || exit /b 1
%PY% -m PyInstaller --noconfirm --distpath build\dist --workpath build\work installer\windows\lianxin.spec || exit /b 1
for /f %%v in ('%PY% -c "import app; print(app.__version__)"') do set VERSION=%%v
makensis -INPUTCHARSET UTF8 -WX -DVERSION=%VERSION% -DFOLDER="%CD%\build\dist\lianxin" installer\windows\lianxin.nsi || exit /b 1
echo installer\windows\lianxin-%VERSION%-setup.exe
