@{
    ModuleVersion     = '7.0.0.0'
    GUID              = '6c2f8a9e-3f0d-4c39-9d55-0c1f6b1a7a03'
    Author            = 'VoicePS contributors'
    Description       = 'PSHost: the few cmdlets of this module that scripts here use. See StandardCmdlets/README.md.'
    PowerShellVersion = '7.0'
    NestedModules     = @('../../../../../../PSHost.dll')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
    CmdletsToExport   = @(
        'ConvertFrom-SecureString'
        'ConvertTo-SecureString'
    )
}
