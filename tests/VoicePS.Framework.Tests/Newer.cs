using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Tests;

/// <summary>What the tests use of today's .NET, for a framework that does not have it.</summary>
internal static class Newer
{
    public static IEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(static item => item);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(static item => item, comparer);

    public static string Replace(this string text, string from, string to, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(from, to) : throw new NotSupportedException("Only ordinal here.");

    public static bool Contains(this string text, string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }
}
