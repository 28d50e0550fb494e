using System;
using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Gets one call (GET /v1/calls/{uuid}), or lists calls (GET /v1/calls).</summary>
[Cmdlet(VerbsCommon.Get, "VoiceCall", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(VoiceCall))]
public sealed class GetVoiceCallCommand : BulkCmdlet
{
    private const string ListSet = "List";
    private const string UuidSet = "Uuid";

    /// <summary>The id of the call leg, or an object that has it in a property Uuid or CallUuid.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = UuidSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId[] Uuid { get; set; } = [];

    /// <summary>Only calls in this status.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ExplainValues(typeof(GetVoiceCallCommand), nameof(Status), What = "a status of a call", Advice = "The calls in which people talk: Get-VoiceCall -Status answered")]
    [ValidateSet(
        "started", "ringing", "answered", "machine", "completed", "busy", "cancelled", "failed", "rejected", "timeout", "unanswered")]
    public string? Status { get; set; }

    /// <summary>Only calls after this time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("After")]
    [TimeTransformation(Advice = "Or count back from now: Get-VoiceCall -DateStart (Get-Date).AddDays(-1)")]
    public DateTimeOffset? DateStart { get; set; }

    /// <summary>Only calls before this time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Before")]
    [TimeTransformation(Advice = "Or count back from now: Get-VoiceCall -DateEnd (Get-Date).AddDays(-1)")]
    public DateTimeOffset? DateEnd { get; set; }

    /// <summary>Only calls of this conversation.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public string? ConversationUuid { get; set; }

    /// <summary>Oldest first (asc) or newest first (desc).</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ExplainValues(typeof(GetVoiceCallCommand), nameof(Order), What = "an order", Advice = "Newest first: Get-VoiceCall -Order desc")]
    [ValidateSet("asc", "desc")]
    public string? Order { get; set; }

    /// <summary>How many calls come with each request: 1 to 100; 100 if not given. All pages are read in any case.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ExplainValues(typeof(GetVoiceCallCommand), nameof(PageSize), Advice = "All pages are read in any case. To have fewer calls: Get-VoiceCall -First 10")]
    [ValidateRange(1, CallQuery.MaximumPageSize)]
    public int PageSize { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject =>
        ParameterSetName == UuidSet ? RequestSubject.CallLookup : RequestSubject.Service;

    /// <inheritdoc/>
    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    private protected override string Activity => "Reading calls";

    /// <inheritdoc/>
    private protected override int Records => Uuid.Length;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            List();
            return;
        }

        foreach (var id in Uuid)
        {
            Send(id, (calls, context) => calls.GetAsync(id, context), Write);
        }
    }

    private void List()
    {
        var skip = PagingParameters.Skip;
        var first = PagingParameters.First;
        using var pager = ActiveSession.Calls.List(
            Describe(skip, first),
            new CallPagerOptions { Width = ThrottleLimit, Wanted = (long)Math.Min(first > long.MaxValue - skip ? long.MaxValue : skip + first, long.MaxValue) });
        var progress = new CommandProgress(this, Activity, "calls", Cancellation);
        ulong left;
        try
        {
            left = WritePages(pager, progress, skip, first);
        }
        finally
        {
            progress.End();
        }

        if (left > 0 && pager.MissingCount > 0)
        {
            WriteWarning(
                $"The service announced {pager.TotalCount} calls but stopped {pager.MissingCount} before the end, without a link to a next page. "
                + "Narrow the list with -DateStart and -DateEnd to see the others.");
        }
    }

    /// <returns>How many calls were wanted and not written.</returns>
    private ulong WritePages(CallPager pager, CommandProgress progress, ulong skip, ulong first)
    {
        var (wanted, toSkip) = (first, (long)Math.Min(skip, long.MaxValue));
        var isFirstPage = true;
        WriteVerbose(WhatIsAskedFor());

        while (pager.HasMore && (first > 0 || (isFirstPage && PagingParameters.IncludeTotalCount)))
        {
            if (!TryDo(target: null, _ => AwaitNext(pager.NextAsync), out var page)) return first;
            if (isFirstPage) TellTotal(pager.TotalCount);
            isFirstPage = false;

            var skipped = Math.Min(skip, (ulong)page!.Count);
            skip -= skipped;
            foreach (var call in page.Skip((int)skipped))
            {
                if (first == 0) return first;
                WriteObject(call);
                first--;
            }

            var total = pager.TotalCount is { } all ? (long)Math.Min((ulong)Math.Max(all - toSkip, 0), wanted) : (long?)null;
            progress.Show((long)(wanted - first), total);
        }

        return first;
    }

    private void TellTotal(long? total)
    {
        if (PagingParameters.IncludeTotalCount) WriteTotalCount(total);
        if (total is not null) WriteVerbose(total == 1 ? "The service has one such call." : $"The service has {total} such calls.");
    }

    private CallQuery Describe(ulong skip, ulong first)
    {
        // A small wish makes a small page; sums beyond the page size must not wrap around.
        var wanted = first > CallQuery.MaximumPageSize || skip > CallQuery.MaximumPageSize
            ? CallQuery.MaximumPageSize
            : (int)Math.Min(skip + first, CallQuery.MaximumPageSize);
        return new CallQuery
        {
            Status = Status?.ToLowerInvariant(),
            DateStart = DateStart,
            DateEnd = DateEnd,
            ConversationUuid = ConversationUuid,
            Order = Order?.ToLowerInvariant(),
            PageSize = PageSize > 0 ? PageSize : Math.Max(wanted, 1),
        };
    }

    private void Write(VoiceCall call)
    {
        WriteVerbose($"The call {call} is {call.Status}.");
        WriteObject(call);
    }

    private string WhatIsAskedFor() => string.Concat(
        "Asking for the calls",
        Status is null ? null : $" in the status {Status.ToLowerInvariant()}",
        ConversationUuid is null ? null : $" of the conversation {ConversationUuid}",
        DateStart is null ? null : $" from {DateStart.Value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} on",
        DateEnd is null ? null : $" until {DateEnd.Value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        Order is null ? null : string.Equals(Order, "desc", StringComparison.OrdinalIgnoreCase) ? ", the newest first" : ", the oldest first",
        ".");

    private void WriteTotalCount(long? total) =>
        WriteObject(PagingParameters.NewTotalCount((ulong)Math.Max(total ?? 0, 0), total is null ? 0 : 1));
}
