using System;
using System.Collections.Generic;
using System.IO;

namespace HelpBuilder.Output;

/// <summary>The folder with the help files of one language.</summary>
internal static class OutputFolder
{
    private static readonly string[] Ours = ["*-Help.xml", "*.help.txt"];

    /// <summary>Makes the folder hold exactly these help files. A file that is right already is not touched.</summary>
    /// <param name="folder">The folder. It is made if it is not there.</param>
    /// <param name="files">The texts by file name.</param>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || File.ReadAllText(path) != text) File.WriteAllText(path, text);
        }

        // Help of a page that is gone would be found as if it were still true.
        foreach (var pattern in Ours)
        {
            foreach (var path in Directory.GetFiles(folder, pattern))
            {
                if (!files.ContainsKey(Path.GetFileName(path))) File.Delete(path);
            }
        }
    }
}
