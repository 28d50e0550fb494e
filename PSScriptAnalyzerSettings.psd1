@{
    Severity     = @('Error', 'Warning')

    ExcludeRules = @(
        # The build and the examples talk to whoever runs them.
        'PSAvoidUsingWriteHost'
        # Helpers of tests change what the test made.
        'PSUseShouldProcessForStateChangingFunctions'
        # Pester's blocks hand variables to each other, which the analyzer does not see.
        'PSUseDeclaredVarsMoreThanAssignments'
        # In tests, secrets are those of a sandbox.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
    )

    Rules        = @{
        PSUseCompatibleSyntax      = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4', '7.6')
        }
        PSPlaceOpenBrace           = @{
            Enable     = $true
            OnSameLine = $true
        }
        PSUseConsistentIndentation = @{
            Enable          = $true
            IndentationSize = 4
        }
    }
}
