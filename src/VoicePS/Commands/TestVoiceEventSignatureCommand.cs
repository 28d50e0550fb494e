using System;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
using VoicePS.Core.Events;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Tests whether a webhook was signed by the service, recently, and for this body.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VoiceEventSignature")]
[OutputType(typeof(bool), typeof(VoiceEventSignature))]
public sealed class TestVoiceEventSignatureCommand : VoiceCmdlet
{
    /// <summary>The token, or the whole Authorization header.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Authorization")]
    [AllowNull]
    [AllowEmptyString]
    public string? Token { get; set; }

    /// <summary>The signature secret of the account.</summary>
    [Parameter(Mandatory = true)]
    [SecretTransformation]
    [ValidateNotNull]
    [ValidateSignatureSecret]
    public SecureString SignatureSecret { get; set; } = null!;

    /// <summary>The body as it came: its bytes, or its text. A webhook that came by GET has none.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [BodyTransformation]
    [AllowEmptyCollection]
    public byte[] Body { get; set; } = [];

    /// <summary>How old the signature may be; five minutes if not given.</summary>
    [Parameter]
    [ValidateTimeSpanAboveZero]
    public TimeSpan MaxAge { get; set; } = EventSignatureCheck.DefaultMaximumAge;

    /// <summary>The API key that the token must name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiKey { get; set; }

    /// <summary>The application that the token must name.</summary>
    [Parameter]
    public Guid? ApplicationId { get; set; }

    /// <summary>Writes what was found as an object instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = Check();
        if (Detailed)
        {
            WriteObject(found);
            return;
        }

        if (!found.Success) WriteWarning($"The webhook failed the check {found}");
        WriteObject(found.Success);
    }

    private VoiceEventSignature Check()
    {
        var secret = SecretText.RevealUtf8(SignatureSecret);
        try
        {
            return new EventSignatureCheck(JwtLibrary.WebhookTokens, secret)
            {
                MaximumAge = MaxAge,
                ApiKey = ApiKey,
                ApplicationId = ApplicationId?.ToString(),
            }.Check(Token, Body, DateTimeOffset.UtcNow);
        }
        finally
        {
            Array.Clear(secret, 0, secret.Length);
        }
    }
}
