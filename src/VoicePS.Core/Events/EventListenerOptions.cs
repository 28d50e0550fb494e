using System;
using VoicePS.Core.Listening;

namespace VoicePS.Core.Events;

/// <summary>How an <see cref="EventListener"/> behaves.</summary>
public sealed class EventListenerOptions
{
    /// <summary>Where it listens; a free port of this machine if not given.</summary>
    public ListenerPrefix Prefix { get; set; } = ListenerPrefix.Parse("http://127.0.0.1:0/");

    /// <summary>The NCCO with which answer webhooks are answered, or null for none.</summary>
    public VoiceNcco? Ncco { get; set; }

    /// <summary>True where somebody else decides how each webhook is answered, through <see cref="EventArrival.Reply"/>.</summary>
    public bool AsksForReplies { get; set; }

    /// <summary>Checks signatures; null takes every webhook as it comes.</summary>
    public EventSignatureCheck? Signature { get; set; }

    /// <summary>How long an answer webhook may wait for its reply. The service waits for 5 seconds.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long any other webhook may wait for its reply. The service waits for 10 seconds.</summary>
    public TimeSpan EventTimeout { get; set; } = TimeSpan.FromSeconds(9);

    /// <summary>How long the body of a request may take to arrive.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many webhooks may wait for the pipeline before more are refused.</summary>
    public int QueueLimit { get; set; } = 10_000;

    /// <summary>The longest body that is taken, in bytes.</summary>
    public static int BodyLimit => BodyReader.Limit;
}
