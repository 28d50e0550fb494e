@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '8a5c2f0e-6a39-4f0f-9f6c-1c1d3b3e7d55'
    PowerShellVersion = '5.1'
    FunctionsToExport = @()
    CmdletsToExport   = @('Test-Nothing')
    VariablesToExport = @()
    AliasesToExport   = @()
}
