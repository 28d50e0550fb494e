using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Core.Calls;

/// <summary>
/// In the first seconds of a call the service refuses what is asked of it: with status 400, and without a reason. The
/// vendor's advice is to ask again after a moment. That is done here, briefly; and where it does not help, the refusal
/// tells the status of the call, which is the likely reason.
/// </summary>
internal sealed class EarlyRefusals
{
    /// <summary>Two and a half seconds in all.</summary>
    public static readonly EarlyRefusals Usual = new(Milliseconds(200, 400, 700, 1200));

    private readonly IReadOnlyList<TimeSpan> _pauses;

    /// <param name="pauses">How long to wait before each further attempt.</param>
    public EarlyRefusals(IReadOnlyList<TimeSpan> pauses) => _pauses = pauses;

    /// <summary>Sends a request about a call, and again where it came too early.</summary>
    /// <param name="send">Sends it.</param>
    /// <param name="look">Asks for the call.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <exception cref="VoiceApiException">The service refused; where that was without a reason, it holds the status of the call.</exception>
    public async Task<T> SendAsync<T>(Func<Task<T>> send, Func<Task<VoiceCall>> look, RequestContext context)
    {
        string? status = null;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (VoiceApiException refusal) when (refusal.IsWithoutReason)
            {
                // Asked for at the first refusal and after the last: between them it would only cost requests.
                var isLast = attempt == _pauses.Count;
                var mayHavePassed = true;
                if (attempt == 0 || isLast) (status, mayHavePassed) = await LookAsync(look, status, context).ConfigureAwait(false);
                refusal.CallStatus = status;
                if (isLast || !mayHavePassed || CallStatuses.IsEnd(status)) throw;
            }

            var pause = _pauses[attempt];
            context.Trace(
                $"The service refused without a reason, as it does in the first seconds of a call. The call is {status ?? "in an unknown status"}; "
                + $"trying again in {pause.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms.");
            await Task.Delay(pause, context.Cancellation).ConfigureAwait(false);
        }
    }

    private static TimeSpan[] Milliseconds(params int[] pauses) => pauses.Select(static pause => TimeSpan.FromMilliseconds(pause)).ToArray();

    // A call that cannot even be looked at has more wrong with it than that it has only just begun.
    private static async Task<(string? Status, bool IsThere)> LookAsync(Func<Task<VoiceCall>> look, string? known, RequestContext context)
    {
        try
        {
            return ((await look().ConfigureAwait(false)).Status, true);
        }
        catch (VoiceApiException failure)
        {
            context.Trace($"The status of the call could not be read: {failure.Message}");
            return (known, failure.IsPassing);
        }
    }
}
