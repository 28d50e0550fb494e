using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Commands;

/// <summary>
/// What every cmdlet here shares: Ctrl+C stops its work at once, and whatever its work has to tell is written
/// on the pipeline thread.
/// </summary>
public abstract class VoiceCmdlet : PSCmdlet, IDisposable
{
    private const int RetriesWorthAWarning = 2;

    private readonly CancellationTokenSource _stopping = new();
    private int _retries;

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>How often each request is sent again; null where the session decides.</summary>
    private protected virtual RetryOptions? Retries => null;

    /// <summary>Frees what the cmdlet holds. Work still under way is stopped.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the work under way.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by code, false by the finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;

        // A pipeline may end while requests are under way: whoever wanted the first ten calls takes no more.
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>Waits for work on the pipeline thread, and writes meanwhile what it has to tell.</summary>
    /// <typeparam name="T">What the work comes to.</typeparam>
    /// <param name="work">The work. It gets a context that stops with the pipeline.</param>
    /// <returns>What the work came to.</returns>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped meanwhile.</exception>
    protected T Await<T>(Func<RequestContext, Task<T>> work) => Await<T, object>((context, _) => work(context), static _ => { });

    /// <summary>
    /// Waits for work that is often done already, and never keeps the thread that begins it: it begins on the pipeline thread,
    /// which saves the way to another and back.
    /// </summary>
    /// <typeparam name="T">What the work comes to.</typeparam>
    /// <param name="work">The work. It gets a context that stops with the pipeline.</param>
    /// <returns>What the work came to.</returns>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped meanwhile.</exception>
    protected T AwaitNext<T>(Func<RequestContext, Task<T>> work) => Await<T, object>((context, _) => work(context), static _ => { }, startsHere: true);

    /// <summary>Waits for work that tells how far it is, and shows that on the pipeline thread.</summary>
    /// <typeparam name="T">What the work comes to.</typeparam>
    /// <typeparam name="TProgress">What it tells meanwhile.</typeparam>
    /// <param name="work">The work. It gets a context that stops with the pipeline.</param>
    /// <param name="show">Shows how far it is. It may write.</param>
    /// <returns>What the work came to.</returns>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped meanwhile.</exception>
    protected T Await<T, TProgress>(Func<RequestContext, IProgress<TProgress>, Task<T>> work, Action<TProgress> show) =>
        Await(work, show, startsHere: false);

    /// <summary>
    /// Asks whether something is to be done. -WhatIf and -Confirm show all of it to whoever typed it; what -Verbose tells is
    /// kept in logs, and must not name a phone number or a PIN.
    /// </summary>
    /// <param name="target">What it is done to.</param>
    /// <param name="action">What is done.</param>
    /// <param name="told">A sentence for -Verbose.</param>
    /// <returns>True where it is to be done.</returns>
    private protected bool ShouldDo(string target, string action, string told)
    {
        var whole = $"Performing the operation \"{action}\" on target \"{target}\".";
        return ShouldProcess(OnlyAsksWhatIf() ? whole : told, $"Are you sure you want to perform this action?\n{whole}", "Confirm");
    }

    private bool OnlyAsksWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private T Await<T, TProgress>(
        Func<RequestContext, IProgress<TProgress>, Task<T>> work, Action<TProgress> show, bool startsHere)
    {
        using var messages = new BlockingCollection<Action>();
        var context = new RequestContext(
            _stopping.Token, line => messages.Add(() => WriteVerbose(line)), line => messages.Add(() => TellOfRetry(line)))
        {
            Retries = Retries,
        };
        var progress = new Relay<TProgress>(state => messages.Add(() => show(state)));
        var task = startsHere ? work(context, progress) : Task.Run(() => work(context, progress), CancellationToken.None);
        var done = task.ContinueWith(
            _ => messages.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            foreach (var write in messages.GetConsumingEnumerable()) write();
        }
        catch
        {
            // Writing ended the pipeline: nothing may go on behind its back.
            _stopping.Cancel();
            throw;
        }
        finally
        {
            // The collection may be disposed only after the last message.
            done.GetAwaiter().GetResult();
        }

        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    // One retry is nothing to worry about, and a hundred are one worry.
    private void TellOfRetry(string line)
    {
        WriteVerbose(line);
        if (++_retries == RetriesWorthAWarning)
        {
            WriteWarning("Some requests do not get through at once, and are sent again. This takes longer; see each of them with -Verbose.");
        }
    }

    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
