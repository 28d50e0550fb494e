using System;
using System.Globalization;
using System.Management.Automation;
using VoicePS.Core.Calls;

namespace VoicePS.Commands;

/// <summary>
/// All that one call was to be placed with. As the target of an error it can be piped into New-VoiceCall again, and nothing
/// that was typed is lost.
/// </summary>
internal sealed class CallInput
{
    // The service's clock need not be this machine's.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromMinutes(1);

    private static readonly System.Reflection.MethodInfo Describer = new Func<PSObject, string>(Describe).Method;

    private readonly bool _skipsNccoTest;

    public CallInput(CreateCallRequest request, bool skipsNccoTest)
    {
        Request = request;
        _skipsNccoTest = skipsNccoTest;
    }

    /// <summary>The call as it is sent.</summary>
    public CreateCallRequest Request { get; }

    /// <summary>When it was sent first, by this machine's clock.</summary>
    public DateTimeOffset SentAt { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>The command that finds the call, if it was placed.</summary>
    public string FindingCommand => string.Format(
        CultureInfo.InvariantCulture,
        "Get-VoiceCall -DateStart {0:yyyy-MM-ddTHH:mm:ssZ} -Order desc | Where-Object To -eq '{1}'",
        (SentAt - ClockDoubt).UtcDateTime,
        Request.To.Identity.Replace("'", "''"));

    /// <summary>The input with the names of New-VoiceCall's parameters; only what was given.</summary>
    public PSObject ToTarget()
    {
        var target = new PSObject();
        target.TypeNames.Insert(0, "VoicePS.VoiceCallInput");
        Add("To", Request.To);
        if (Request.From is null) Add("RandomFromNumber", true);
        Add("From", Request.From);
        Add("Ncco", Request.Ncco);
        if (_skipsNccoTest) Add("SkipNccoTest", true);
        Add("AnswerUrl", Request.AnswerUrl);
        Add("AnswerMethod", Request.AnswerMethod);
        Add("EventUrl", Request.EventUrl);
        Add("EventMethod", Request.EventMethod);
        Add("MachineDetection", Request.MachineDetection);
        Add("MachineDetectionMode", Request.MachineDetectionMode);
        Add("BeepTimeout", Request.BeepTimeout);
        Add("LengthTimer", Request.LengthTimer);
        Add("RingingTimer", Request.RingingTimer);
        target.Members.Add(new PSCodeMethod("ToString", Describer));
        return target;

        void Add(string name, object? value)
        {
            if (value is not null) target.Properties.Add(new PSNoteProperty(name, value));
        }
    }

    /// <summary>Whom it calls: an NCCO in it is nobody's business.</summary>
    public static string Describe(PSObject target) => $"{target.Properties["To"]?.Value}";
}
