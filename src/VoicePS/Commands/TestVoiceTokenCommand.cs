using System;
using System.Management.Automation;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Tests whether a token that any tool signed fits the session's key and application, without asking anybody.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VoiceToken")]
[OutputType(typeof(bool), typeof(VoiceTokenTest))]
public sealed class TestVoiceTokenCommand : SessionCmdlet
{
    /// <summary>The token, or the whole Authorization header.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Token { get; set; }

    /// <summary>Writes what was found as an object instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.Service;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // The token is a password: it must not become the target of an error.
        if (!TryDo(target: null, session => session.Test(Token, DateTimeOffset.UtcNow), out var found)) return;
        if (Detailed)
        {
            WriteObject(found);
            return;
        }

        if (!found!.Success) WriteWarning($"The token failed the check {found}");
        WriteObject(found.Success);
    }
}
