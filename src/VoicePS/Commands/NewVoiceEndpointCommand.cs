using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Makes one end of a call with everything that the API knows of it.</summary>
[Cmdlet(VerbsCommon.New, "VoiceEndpoint", DefaultParameterSetName = PhoneSet)]
[OutputType(typeof(VoiceEndpoint))]
public sealed class NewVoiceEndpointCommand : VoiceCmdlet
{
    private const string PhoneSet = "Phone";
    private const string SipSet = "Sip";
    private const string SipTrunkSet = "SipTrunk";
    private const string WebsocketSet = "Websocket";
    private const string AppSet = "App";
    private const string VbcSet = "Vbc";

    /// <summary>A phone number with its country code, in any usual spelling.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PhoneSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [ValidateNotNullOrEmpty]
    [AddressTransformation(OtherSchemes = ["sip", "sips", "ws", "wss"])]
    public string[] Phone { get; set; } = [];

    /// <summary>The tones to send as soon as the phone is answered: 0 to 9, * and #, and p for a pause of half a second.</summary>
    [Parameter(ParameterSetName = PhoneSet, ValueFromPipelineByPropertyName = true)]
    public string? DtmfAnswer { get; set; }

    /// <summary>The STIR/SHAKEN identity header, which the vendor takes by arrangement only.</summary>
    [Parameter(ParameterSetName = PhoneSet)]
    [ValidateNotNullOrEmpty]
    public string? Shaken { get; set; }

    /// <summary>In an NCCO: the NCCO that the callee hears before the two are joined.</summary>
    [Parameter(ParameterSetName = PhoneSet)]
    [ValidateWebAddress]
    public string? OnAnswerUrl { get; set; }

    /// <summary>In an NCCO: the sound that the caller hears meanwhile.</summary>
    [Parameter(ParameterSetName = PhoneSet)]
    [ValidateWebAddress]
    public string? OnAnswerRingbackTone { get; set; }

    /// <summary>A SIP address, for example sip:rebekka@sip.example.com.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SipSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [AddressTransformation(Schemes = ["sip", "sips"])]
    public string[] Sip { get; set; } = [];

    /// <summary>In an NCCO: the user to reach on a SIP trunk of the account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SipTrunkSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [AddressTransformation]
    public string[] SipUser { get; set; } = [];

    /// <summary>The name of the SIP trunk.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SipTrunkSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Domain { get; set; }

    /// <summary>A websocket, for example wss://example.com/socket.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebsocketSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [AddressTransformation(Schemes = ["ws", "wss"])]
    public string[] Websocket { get; set; } = [];

    /// <summary>The format of the audio; 16-bit linear PCM at 16 kHz if not given.</summary>
    [Parameter(ParameterSetName = WebsocketSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ContentTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>What the websocket is told of the call, or the X- headers of a SIP call.</summary>
    [Parameter(ParameterSetName = SipSet)]
    [Parameter(ParameterSetName = SipTrunkSet)]
    [Parameter(ParameterSetName = WebsocketSet)]
    [ValidateNotNull]
    [FieldsTransformation]
    public IDictionary? Headers { get; set; }

    /// <summary>The headers of a SIP call that go out without X-: User-to-User.</summary>
    [Parameter(ParameterSetName = SipSet)]
    [Parameter(ParameterSetName = SipTrunkSet)]
    [ValidateNotNull]
    [FieldsTransformation]
    public IDictionary? StandardHeaders { get; set; }

    /// <summary>What the service sends to the websocket in the header Authorization; with the word vonage, a token of its own.</summary>
    [Parameter(ParameterSetName = WebsocketSet)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? Authorization { get; set; }

    /// <summary>The name of a user of the application, who has the vendor's Client SDK.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AppSet, ValueFromPipelineByPropertyName = true)]
    [Alias("User")]
    [ValidateNotNullOrEmpty]
    [AddressTransformation]
    public string[] App { get; set; } = [];

    /// <summary>An extension of Vonage Business Communications.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VbcSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Extension")]
    [ValidateNotNullOrEmpty]
    [AddressTransformation]
    public string[] Vbc { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (OnAnswerRingbackTone is not null && OnAnswerUrl is null)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceEndpointIncomplete",
                "The caller hears -OnAnswerRingbackTone while the callee listens to the NCCO of -OnAnswerUrl, which is not given.",
                OnAnswerRingbackTone,
                "Add -OnAnswerUrl, or leave out -OnAnswerRingbackTone."));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var identity in Identities()) Make(identity);
    }

    private string[] Identities() => ParameterSetName switch
    {
        PhoneSet => Phone,
        SipSet => Sip,
        SipTrunkSet => SipUser,
        WebsocketSet => Websocket,
        AppSet => App,
        _ => Vbc,
    };

    private void Make(string identity)
    {
        VoiceEndpoint endpoint;
        try
        {
            endpoint = VoiceEndpoint.FromFields(Fields(identity));
        }
        catch (FormatException exception)
        {
            WriteError(VoiceErrors.Build(
                exception,
                "VoiceEndpointInvalid",
                ErrorCategory.InvalidArgument,
                identity,
                "Correct what the message names. Examples of every type: Get-Help New-VoiceEndpoint -Examples"));
            return;
        }

        foreach (var doubt in endpoint.Doubts()) WriteWarning(doubt);
        WriteObject(endpoint);
    }

    private Dictionary<string, object?> Fields(string identity) => ParameterSetName switch
    {
        PhoneSet => Present(
            ("type", "phone"), ("number", identity), ("dtmfAnswer", DtmfAnswer), ("shaken", Shaken), ("onAnswer", OnAnswer())),
        SipSet => Present(("type", "sip"), ("uri", identity), ("headers", Headers), ("standard_headers", StandardHeaders)),
        SipTrunkSet => Present(
            ("type", "sip"), ("user", identity), ("domain", Domain), ("headers", Headers), ("standard_headers", StandardHeaders)),
        WebsocketSet => Present(
            ("type", "websocket"), ("uri", identity), ("content-type", ContentType), ("headers", Headers), ("authorization", Authorize())),
        AppSet => Present(("type", "app"), ("user", identity)),
        _ => Present(("type", "vbc"), ("extension", identity)),
    };

    private Dictionary<string, object?>? OnAnswer() =>
        OnAnswerUrl is null ? null : Present(("url", OnAnswerUrl), ("ringbackTone", OnAnswerRingbackTone));

    private Dictionary<string, object?>? Authorize()
    {
        if (Authorization is null) return null;
        var secret = SecretText.Reveal(Authorization);
        try
        {
            return new string(secret) switch
            {
                var word when IsWord(word, "vonage") => Present(("type", "vonage")),
                var word when IsWord(word, "custom") => throw new FormatException(
                    "Give as -Authorization what the service is to send, for example 'Bearer abc123'; or the word vonage."),
                var value => new Dictionary<string, object?> { ["type"] = "custom", ["value"] = value },
            };
        }
        finally
        {
            Array.Clear(secret, 0, secret.Length);
        }
    }

    private static bool IsWord(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, object?> Present(params (string Key, object? Value)[] fields) =>
        fields.Where(static field => field.Value is not (null or "")).ToDictionary(static field => field.Key, static field => field.Value);
}
