using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Random", DefaultParameterSetName = Number)]
[OutputType(typeof(int), typeof(long), typeof(double))]
public class GetRandomCommand : PSCmdlet
{
    private const string Number = "RandomNumberParameterSet";
    private const string FromList = "RandomListItemParameterSet";

    private readonly List<object> _items = [];

    [Parameter(Position = 0, ParameterSetName = Number)]
    public object? Maximum { get; set; }

    [Parameter(ParameterSetName = Number)]
    public object? Minimum { get; set; }

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromList)]
    public object[] InputObject { get; set; } = [];

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    [Parameter]
    public int? SetSeed { get; set; }

    protected override void ProcessRecord() => _items.AddRange(InputObject);

    protected override void EndProcessing()
    {
#pragma warning disable CA5394 // Get-Random is for samples and tests, not for secrets.
        var random = SetSeed is { } seed ? new Random(seed) : Random.Shared;
        if (ParameterSetName == FromList)
        {
            var items = _items.ToArray();
            random.Shuffle(items);
            WriteObject(items.Take(Count), enumerateCollection: true);
            return;
        }

        for (var i = 0; i < Count; i++)
            WriteObject(Next(random));
    }

    private object Next(Random random)
    {
        var low = AsNumber(Minimum) ?? 0;
        var high = AsNumber(Maximum) ?? int.MaxValue;
        if (Convert.ToDouble(low, CultureInfo.InvariantCulture) >= Convert.ToDouble(high, CultureInfo.InvariantCulture))
        {
            var exception = new ArgumentException($"The Minimum value ({low}) cannot be greater than or equal to the Maximum value ({high}).");
            ThrowTerminatingError(new ErrorRecord(exception, "MinGreaterThanOrEqualMax", ErrorCategory.InvalidArgument, targetObject: null));
        }

        return (low, high) switch
        {
            (int from, int to) => (object)random.Next(from, to),
            (double, _) or (_, double) => Between(random, Convert.ToDouble(low, CultureInfo.InvariantCulture), Convert.ToDouble(high, CultureInfo.InvariantCulture)),
            _ => random.NextInt64(Convert.ToInt64(low, CultureInfo.InvariantCulture), Convert.ToInt64(high, CultureInfo.InvariantCulture)),
        };
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));
#pragma warning restore CA5394

    /// <summary>Whole numbers stay whole; everything else is a fraction.</summary>
    private static object? AsNumber(object? value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null or int or long or double => plain,
            float or decimal => Convert.ToDouble(plain, CultureInfo.InvariantCulture),
            _ when LanguagePrimitives.TryConvertTo(plain, out int whole) => whole,
            _ when LanguagePrimitives.TryConvertTo(plain, out long big) => big,
            _ => LanguagePrimitives.ConvertTo<double>(plain),
        };
    }
}
