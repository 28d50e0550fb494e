using System;
using System.Collections.Generic;
using System.IO;

namespace VoicePS.Core.Credentials;

/// <summary>
/// Finds an application and its private key where users of the vendor's tools have them already: in the environment,
/// in a <c>.vonagerc</c> of this folder or one above it, or in the tool's own configuration at home.
/// </summary>
public sealed class CredentialFinder
{
    private const string LocalName = ".vonagerc";

    private readonly CredentialPlaces _places;

    /// <summary>A finder that looks in these places.</summary>
    /// <param name="places">Where to look.</param>
    public CredentialFinder(CredentialPlaces places) => _places = places;

    /// <summary>Finds the first application and key.</summary>
    /// <param name="wanted">The application that was asked for; null for whichever there is.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="CredentialException">Nothing was found, or what was found is wrong.</exception>
    public FoundCredential Find(Guid? wanted = null)
    {
        foreach (var prefix in EnvironmentCredentials.Prefixes)
        {
            if (EnvironmentCredentials.Read(prefix, _places, wanted) is { } found) return found;
        }

        var passed = new List<string>();
        foreach (var file in Files())
        {
            if (!File.Exists(file)) continue;
            if (StrangersPlace(file) is { } place)
            {
                _places.Warn($"The file '{file}' is not used: other users of this machine can write {(place == file ? "it" : $"in '{place}'")}.");
                continue;
            }

            if (VendorFile.Read(file, _places.Home, wanted) is { } found) return found;
            passed.Add(file);
        }

        throw Missing(wanted, passed);
    }

    private IEnumerable<string> Files()
    {
        for (var folder = new DirectoryInfo(_places.Folder); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, LocalName);
        }

        yield return HomeFile;
    }

    private string HomeFile => Path.Combine(_places.Home, ".vonage", "config.json");

    // Whoever can put a file there could have the calls placed with an application of their own, and read along.
    private string? StrangersPlace(string file)
    {
        if (_places.IsOpenToOthers(file)) return file;
        var folder = Path.GetDirectoryName(file)!;
        return _places.IsOpenToOthers(folder) ? folder : null;
    }

    private CredentialException Missing(Guid? wanted, List<string> passed)
    {
        var what = wanted is null ? "No application and private key were" : $"No private key of application {wanted} was";
        var without = wanted is null ? "no application" : "no such application";
        var known = passed.Count == 0 ? string.Empty : $" There is {without} in {string.Join(", ", passed.ConvertAll(static file => $"'{file}'"))}.";
        return new CredentialException(
            CredentialProblem.Missing,
            $"{what} found. Looked for: the environment variables VONAGE_APPLICATION_ID with VONAGE_PRIVATE_KEY or VONAGE_PRIVATE_KEY_PATH, and the same with NEXMO; {LocalName} in '{_places.Folder}' and the folders above; '{HomeFile}'.{known}",
            _places.Folder);
    }
}
