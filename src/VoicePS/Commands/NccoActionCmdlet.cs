using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using VoicePS.Core.Ncco;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>
/// A cmdlet that makes one action of an NCCO for each record. It changes nothing and asks no service: what it makes
/// is an object in memory.
/// </summary>
public abstract class NccoActionCmdlet : PSCmdlet
{
    /// <summary>The API's name of the action.</summary>
    protected abstract string Action { get; }

    /// <summary>Refuses options that exclude each other before the first record arrives.</summary>
    protected override void BeginProcessing() => Check();

    /// <summary>Makes the action of one record.</summary>
    protected override void ProcessRecord()
    {
        if (!CanDescribe()) return;

        var options = new NccoOptions();
        Describe(options);
        WriteObject(options.ToAction(Action));
    }

    /// <summary>Looks at what does not come from the pipeline: refuses what the service would refuse, warns of what is disputed.</summary>
    protected virtual void Check()
    {
    }

    /// <summary>Looks at what came from the pipeline. Where it cannot become an action, writes an error.</summary>
    /// <returns>False where an error was written.</returns>
    protected virtual bool CanDescribe() => true;

    /// <summary>Adds what the user gave, in the order of the API's reference.</summary>
    /// <param name="options">Where it goes.</param>
    protected abstract void Describe(NccoOptions options);

    /// <summary>A switch as an option: null where the user did not give it, so that -BargeIn:$false is said and silence is not.</summary>
    /// <param name="value">The switch.</param>
    /// <param name="parameter">The name of its parameter; the compiler fills it in.</param>
    /// <returns>True, false, or null.</returns>
    protected bool? Given(SwitchParameter value, [CallerArgumentExpression(nameof(value))] string parameter = "") =>
        IsGiven(parameter) ? value.ToBool() : null;

    /// <summary>Calls as an option: the ids of their legs, which may be none.</summary>
    /// <param name="calls">The calls, or null where the user did not give them.</param>
    /// <returns>The ids, or null.</returns>
    protected static string[]? Ids(VoiceCallId[]? calls) => calls?.Select(static call => call.Uuid).ToArray();

    /// <summary>Whether the user gave a parameter.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <returns>True where it was given, with whatever value.</returns>
    protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Ends the command: two options exclude each other.</summary>
    /// <param name="parameter">The parameter that is too much.</param>
    /// <param name="reason">Why, as a sentence.</param>
    /// <param name="advice">What to do, as a sentence.</param>
    protected void Refuse(string parameter, string reason, string advice) =>
        ThrowTerminatingError(VoiceErrors.NccoOptionConflict(parameter, reason, advice));

    /// <summary>Ends the command: an option needs another one that is not there.</summary>
    /// <param name="parameter">The parameter that is missing.</param>
    /// <param name="reason">Why it is needed, as a sentence.</param>
    /// <param name="advice">What to do, as a sentence.</param>
    protected void Require(string parameter, string reason, string advice) =>
        ThrowTerminatingError(VoiceErrors.NccoOptionMissing(parameter, reason, advice));

    /// <summary>Ends the command where a leg is muted, and is to be heard by some.</summary>
    /// <param name="mute">Whether it is muted.</param>
    /// <param name="canSpeak">Who hears it, or null.</param>
    protected void RefuseMuteWithCanSpeak(bool mute, VoiceCallId[]? canSpeak)
    {
        if (!mute || canSpeak is null) return;
        Refuse(
            "CanSpeak",
            "-Mute says that nobody hears the caller, and -CanSpeak says who does: the service takes one of them only.",
            "Leave out -Mute, or -CanSpeak.");
    }

    /// <summary>Warns of a value that only some of the vendor's documents and clients allow.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Its value, or null where it was not given.</param>
    /// <param name="minimum">The smallest value that all allow.</param>
    /// <param name="maximum">The largest value that all allow.</param>
    protected void WarnOutside(string parameter, double? value, double minimum, double maximum)
    {
        if (value is not { } number || (number >= minimum && number <= maximum)) return;
        WriteWarning(string.Format(
            CultureInfo.InvariantCulture,
            "-{0} {1}: the vendor's documents disagree about this value. All of them allow {2} to {3}; the service may refuse others.",
            parameter,
            number,
            minimum,
            maximum));
    }
}
