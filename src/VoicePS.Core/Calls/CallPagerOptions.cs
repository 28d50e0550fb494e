namespace VoicePS.Core.Calls;

/// <summary>How a list of calls is read.</summary>
public sealed class CallPagerOptions
{
    /// <summary>How many requests for pages are under way at a time: 1 or more; 1 reads one page after the other.</summary>
    public int Width { get; set; } = 1;

    /// <summary>How many calls are wanted, from the first; null for all. Pages beyond are not asked for ahead.</summary>
    public long? Wanted { get; set; }
}
