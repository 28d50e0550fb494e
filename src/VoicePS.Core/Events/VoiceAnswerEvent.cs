using System.Collections.Generic;
using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>A call was answered, or came in: the service asks for the NCCO that governs it.</summary>
public sealed class VoiceAnswerEvent : VoiceEvent
{
    internal VoiceAnswerEvent(EventFields fields)
        : base(fields)
    {
        FromUser = fields.Text("from_user");
        EndpointType = fields.Text("endpoint_type");
        CustomData = fields.Value("custom_data");
        SipHeaders = fields.StartingWith("SipHeader_");
        Reason = fields.Text("reason");
        OriginalRequest = fields.Object("original_request");
    }

    /// <inheritdoc/>
    public override string EventType => "answer";

    /// <summary>The app user who calls, in place of a number.</summary>
    public string? FromUser { get; }

    /// <summary>What the caller uses: phone, sip, websocket, app or vbc.</summary>
    public string? EndpointType { get; }

    /// <summary>What an app sent along with its call.</summary>
    public object? CustomData { get; }

    /// <summary>The X- headers of a call by SIP, by their names without <c>SipHeader_</c>.</summary>
    public IReadOnlyDictionary<string, object?> SipHeaders { get; }

    /// <summary>At the fallback address: why the answer address failed.</summary>
    public string? Reason { get; }

    /// <summary>At the fallback address: the request that failed, with <c>url</c> and <c>type</c>.</summary>
    public IReadOnlyDictionary<string, object?>? OriginalRequest { get; }

    /// <inheritdoc/>
    public override string Summary => $"{From?.Identity ?? FromUser ?? "somebody"} calls {To?.Identity ?? "this application"}";
}
