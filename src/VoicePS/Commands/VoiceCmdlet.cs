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
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    protected CancellationToken Cancellation => _stopping.Token;

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
        if (disposing) _stopping.Dispose();
    }

    /// <summary>Waits for work on the pipeline thread, and writes meanwhile what it has to tell.</summary>
    /// <typeparam name="T">What the work comes to.</typeparam>
    /// <param name="work">The work. It gets a context that stops with the pipeline.</param>
    /// <returns>What the work came to.</returns>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped meanwhile.</exception>
    protected T Await<T>(Func<RequestContext, Task<T>> work)
    {
        using var messages = new BlockingCollection<string>();
        var context = new RequestContext(_stopping.Token, messages.Add);
        var task = Task.Run(() => work(context), CancellationToken.None);
        var done = task.ContinueWith(
            _ => messages.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            foreach (var message in messages.GetConsumingEnumerable()) WriteVerbose(message);
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
}
