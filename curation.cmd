@echo off
rem Windows has no private cluster: name a running PostgreSQL in Storage:ConnectionString.
setlocal
dotnet build "%~dp0Curation.Product.slnf" -c Release -v q --nologo || exit /b 9
dotnet "%~dp0artifacts\bin\Curation.Pipelines\release\curation.dll" %*
