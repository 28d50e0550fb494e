namespace VoicePS.Core.Events;

/// <summary>How a webhook is answered.</summary>
public sealed class EventAnswer
{
    private EventAnswer(int status, VoiceNcco? ncco = null)
    {
        Status = status;
        Ncco = ncco;
    }

    /// <summary>Received, and nothing to say.</summary>
    public static EventAnswer Empty { get; } = new(204);

    /// <summary>Not now: the service may try again, or go to its fallback address.</summary>
    public static EventAnswer Unavailable { get; } = new(503);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The NCCO that goes with it, or null.</summary>
    public VoiceNcco? Ncco { get; }

    internal static EventAnswer BadRequest { get; } = new(400);

    internal static EventAnswer Unauthorized { get; } = new(401);

    internal static EventAnswer MethodNotAllowed { get; } = new(405);

    internal static EventAnswer TooSlow { get; } = new(408);

    internal static EventAnswer TooLarge { get; } = new(413);

    /// <summary>An NCCO for the call to go on with.</summary>
    /// <param name="ncco">The NCCO.</param>
    /// <returns>The answer.</returns>
    public static EventAnswer With(VoiceNcco ncco) => new(200, ncco);
}
