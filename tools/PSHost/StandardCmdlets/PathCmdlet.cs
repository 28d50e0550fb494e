using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What the cmdlets with paths share: providers do the work, and their errors become the cmdlet's own.</summary>
public abstract class PathCmdlet : PSCmdlet
{
    /// <summary>The one file that a path means; it need not exist.</summary>
    private protected string ToFilePath(string path, bool literal)
    {
        var files = literal || !WildcardPattern.ContainsWildcardCharacters(path) ? [] : ExistingFiles(path, literal: false);
        if (files.Count > 1)
            Refuse($"The path '{path}' means several files, and only one is possible here.", "ReadWriteMultipleFilesNotSupported", path);
        if (files.Count == 1)
            return files[0];

        var full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        RequireFileSystem(provider, path);
        return full;
    }

    /// <summary>The files that a path means; the engine's error when there are none.</summary>
    private protected Collection<string> ExistingFiles(string path, bool literal)
    {
        var files = SessionState.Path.GetResolvedProviderPathFromPSPath(literal ? WildcardPattern.Escape(path) : path, out var provider);
        RequireFileSystem(provider, path);
        return files;
    }

    /// <summary>Runs the action for each path; the error of one is reported and the others go on.</summary>
    private protected void ForEach(IEnumerable<string> paths, Action<string> action)
    {
        foreach (var path in paths)
            Try(() => action(path));
    }

    private protected void Try(Action action)
    {
        try
        {
            action();
        }
        catch (RuntimeException failure) when (failure is SessionStateException or ProviderInvocationException)
        {
            WriteError(new ErrorRecord(failure.ErrorRecord, failure));
        }
        catch (PSArgumentException failure)
        {
            WriteError(new ErrorRecord(failure.ErrorRecord, failure));
        }
        catch (PSNotSupportedException failure)
        {
            WriteError(new ErrorRecord(failure.ErrorRecord, failure));
        }
    }

    private void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != "FileSystem")
            Refuse($"The path '{path}' is not a path in the file system.", "ReadWriteFileNotFileSystemProvider", path);
    }

    private void Refuse(string message, string id, string path) =>
        ThrowTerminatingError(new ErrorRecord(new PSInvalidOperationException(message), id, ErrorCategory.InvalidArgument, path));
}
