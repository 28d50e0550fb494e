using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using CsCheck;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Properties;

/// <summary>
/// Runs a property on many random inputs, and holds each of them to bounds of time and memory. With VOICEPS_SOAK=1 there are 100,000;
/// else as many as a few seconds allow.
/// </summary>
internal static class Soak
{
    private const int Full = 100_000;

    // No input takes more than a few milliseconds of its own; a busy machine may take its time.
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    private const long MostMemory = 64 * 1024 * 1024;

    /// <summary>Runs it.</summary>
    /// <param name="inputs">Makes the inputs.</param>
    /// <param name="usual">How many of them there are in the ordinary run.</param>
    /// <param name="print">Shows an input that fails.</param>
    /// <param name="endsInObject">Does what is to be tested. True where it came to an object, false where to the documented exception; whatever else it throws is a failure.</param>
    public static void Run<T>(Gen<T> inputs, int usual, Func<T, string> print, Func<T, bool> endsInObject)
    {
        var count = SoakSwitch.IsOn ? Full : usual;
        var (objects, slowest, largest) = (0L, 0L, 0L);
        var whole = Stopwatch.StartNew();
        inputs.Sample(
            input =>
            {
                var memory = GC.GetAllocatedBytesForCurrentThread();
                var watch = Stopwatch.StartNew();
                if (endsInObject(input)) Interlocked.Increment(ref objects);
                Raise(ref slowest, watch.ElapsedTicks);
                memory = GC.GetAllocatedBytesForCurrentThread() - memory;
                Raise(ref largest, memory);
                Assert.True(watch.Elapsed < LongestTime, $"It took {watch.Elapsed}.");
                Assert.True(memory < MostMemory, $"It took {memory} bytes.");
            },
            iter: count,
            print: print);

        // Nothing but refusals, or nothing but objects, would show that the inputs are not what they should be.
        Assert.InRange(objects, 1, count - 1);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "{0} inputs in {1:0} s: {2:0} % ended in an object, the others in the documented exception. The slowest took {3:0.0} ms; the one that took most memory, {4:0.0} MB.",
            count,
            whole.Elapsed.TotalSeconds,
            100.0 * objects / count,
            1000.0 * slowest / Stopwatch.Frequency,
            largest / 1048576.0));
    }

    private static void Raise(ref long most, long value)
    {
        var seen = Interlocked.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var now && now != seen) seen = now;
    }
}
