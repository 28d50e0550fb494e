using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Finds the files that a path means.</summary>
internal static class FilePaths
{
    /// <summary>Finds them.</summary>
    /// <param name="path">A path of the session, which may have wildcards.</param>
    /// <param name="session">The session.</param>
    /// <param name="report">Takes what went wrong, and of which category it is; then there are no files.</param>
    /// <returns>The files by their full names.</returns>
    public static IEnumerable<string> Resolve(string path, SessionState session, Action<Exception, ErrorCategory> report)
    {
        try
        {
            var files = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (provider.Name == "FileSystem") return files;
            report(new IOException($"'{path}' is not a file: it belongs to the provider {provider.Name}."), ErrorCategory.InvalidArgument);
        }
        catch (Exception exception) when (exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            report(exception, ErrorCategory.ObjectNotFound);
        }

        return [];
    }
}
