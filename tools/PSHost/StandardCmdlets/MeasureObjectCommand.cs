using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Measure, "Object")]
[OutputType(typeof(GenericMeasureInfo), typeof(GenericObjectMeasureInfo))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private const string TheObjectItself = "$_";

    private readonly Dictionary<string, Statistics> _statistics = new(StringComparer.OrdinalIgnoreCase);
    private bool _sawNonNumber;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public PSPropertyExpression[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        if (Property is null)
        {
            Count(TheObjectItself, InputObject.BaseObject);
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var expression in Property)
        {
            foreach (var name in expression.ResolveNames(InputObject))
            {
                if (seen.Add(name.ToString()) && name.GetValues(InputObject) is [{ } first, ..])
                    Count(name.ToString(), first.Result);
            }
        }
    }

    protected override void EndProcessing()
    {
        // Nothing measured is a count of zero, but a property that nobody has is no result.
        if (_statistics.Count == 0 && Property is null)
            _statistics.Add(TheObjectItself, new Statistics());

        foreach (var (name, found) in _statistics)
        {
            var info = Describe(found);
            info.Property = Property is null ? null : name;
            WriteObject(info);
        }
    }

    private void Count(string name, object? value)
    {
        if (!_statistics.TryGetValue(name, out var found))
            _statistics.Add(name, found = new Statistics());

        found.Count++;
        if (Sum || Average)
        {
            if (!LanguagePrimitives.TryConvertTo(value, out double number))
            {
                _sawNonNumber = true;
                var exception = new PSInvalidOperationException($"Input object \"{value}\" is not numeric.");
                WriteError(new ErrorRecord(exception, "NonNumericInputObject", ErrorCategory.InvalidType, value));
                return;
            }

            found.Sum += number;
        }

        if (Minimum && IsBeyond(found.Minimum, value, direction: 1))
            found.Minimum = value;
        if (Maximum && IsBeyond(found.Maximum, value, direction: -1))
            found.Maximum = value;
    }

    private static bool IsBeyond(object? extreme, object? value, int direction)
    {
        if (extreme is null)
            return true;

        var first = NumberOr(extreme);
        var second = NumberOr(value);
        if (second is not null && first?.GetType() != second.GetType())
        {
            first = first?.ToString();
            second = second.ToString();
        }

        return direction * LanguagePrimitives.Compare(first, second, ignoreCase: false, CultureInfo.CurrentCulture) > 0;
    }

    private static object? NumberOr(object? value) =>
        value is not null && LanguagePrimitives.TryConvertTo(value, out double number) ? number : value;

    private MeasureInfo Describe(Statistics found)
    {
        double? sum = Sum && !_sawNonNumber ? found.Sum : null;
        double? average = Average && !_sawNonNumber && found.Count > 0 ? found.Sum / found.Count : null;
        var maximum = NumberOr(found.Maximum);
        var minimum = NumberOr(found.Minimum);
        if (maximum is null or double && minimum is null or double)
        {
            return new GenericMeasureInfo
            {
                Count = found.Count,
                Sum = sum,
                Average = average,
                Maximum = (double?)maximum,
                Minimum = (double?)minimum,
            };
        }

        return new GenericObjectMeasureInfo
        {
            Count = found.Count,
            Sum = sum,
            Average = average,
            Maximum = found.Maximum,
            Minimum = found.Minimum,
        };
    }

    private sealed class Statistics
    {
        public int Count { get; set; }

        public double Sum { get; set; }

        public object? Maximum { get; set; }

        public object? Minimum { get; set; }
    }
}
