using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PSHost;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = ByPosition)]
public sealed class SelectObjectCommand : PSCmdlet
{
    private const string ByPosition = "DefaultParameter";
    private const string ByIndex = "IndexParameter";

    private readonly Queue<PSObject> _tail = new();
    private readonly List<PSObject> _unique = [];
    private readonly ValueComparer _comparer = new(CultureInfo.CurrentCulture, caseSensitive: true);
    private IReadOnlyList<PropertyExpression> _properties = [];
    private WildcardPattern[] _excluded = [];
    private HashSet<int> _indexes = [];
    private bool _limited;
    private int _seen;
    private int _taken;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string[] ExcludeProperty { get; set; } = [];

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter(ParameterSetName = ByPosition)]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    [Parameter(ParameterSetName = ByPosition)]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    [Parameter(ParameterSetName = ByPosition)]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter(ParameterSetName = ByIndex)]
    [ValidateRange(0, int.MaxValue)]
    public int[] Index { get; set; } = [];

    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override void BeginProcessing()
    {
        // -ExcludeProperty alone means all the other properties.
        var wanted = ExcludeProperty.Length > 0 && Property is not { Length: > 0 } ? ["*"] : Property;
        _properties = PropertyExpression.ParseAll(this, wanted);
        _excluded = Array.ConvertAll(ExcludeProperty, name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase));
        _indexes = [.. Index];
        _limited = MyInvocation.BoundParameters.ContainsKey(nameof(First)) || MyInvocation.BoundParameters.ContainsKey(nameof(Last));
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        var position = _seen++;
        if (ParameterSetName == ByIndex)
            TakeIndexed(InputObject, position);
        else
            TakeByPosition(InputObject, position);
    }

    protected override void EndProcessing()
    {
        // Without -First, -Skip counts from the end: the last five but two.
        var skipAtEnd = First == 0 ? Skip : 0;
        while (_tail.Count > skipAtEnd)
            Project(_tail.Dequeue());
        _tail.Clear();

        foreach (var item in _unique)
            WriteObject(item);
        _unique.Clear();
    }

    private void TakeIndexed(PSObject item, int position)
    {
        if (_indexes.Remove(position))
            Project(item);
        if (_indexes.Count == 0)
            StopUpstream();
    }

    private void TakeByPosition(PSObject item, int position)
    {
        if (position < Skip && (Last == 0 || First > 0))
            return;

        if (!_limited || _taken < First)
        {
            _taken++;
            Project(item);
        }
        else if (Last > 0)
        {
            _tail.Enqueue(item);
            if (_tail.Count > Last + (First == 0 ? Skip : 0))
                _tail.Dequeue();
        }

        if (First > 0 && Last == 0 && _taken >= First)
            StopUpstream();
    }

    /// <summary>Nothing more is wanted, so the commands before this one need not go on.</summary>
    private void StopUpstream()
    {
        if (Wait)
            return;

        EndProcessing();
        throw EngineInternals.StopUpstream(this);
    }

    private void Project(PSObject item)
    {
        if (_properties.Count == 0 && string.IsNullOrEmpty(ExpandProperty))
        {
            Emit(item);
            return;
        }

        var selected = Select(item);
        if (!string.IsNullOrEmpty(ExpandProperty))
        {
            Expand(item, selected);
            return;
        }

        var result = new PSObject();
        foreach (var property in selected)
            Add(result, property, item, "AlreadyExistingUserSpecifiedPropertyNoExpand");
        result.TypeNames.Insert(0, "Selected." + item.BaseObject.GetType());
        Emit(result);
    }

    private List<PSNoteProperty> Select(PSObject item)
    {
        var selected = new List<PSNoteProperty>();
        foreach (var property in _properties)
        {
            var results = property.Expression.ResolveNames(item)
                .Where(name => !IsExcluded(name.ToString()))
                .SelectMany(name => name.GetValues(item))
                .ToList();

            if (results.Count > 1 && !string.IsNullOrEmpty(property.Name))
            {
                var exception = new InvalidOperationException("Several properties cannot be renamed to the same name.");
                WriteError(new ErrorRecord(exception, "RenamingMultipleResults", ErrorCategory.InvalidOperation, item));
                continue;
            }

            if (results.Count > 0)
                selected.AddRange(results.Select(result => new PSNoteProperty(property.Name ?? result.ResolvedExpression.ToString(), result.Result)));
            else if (!property.Expression.HasWildCardCharacters && !IsExcluded(property.Expression.ToString()))
                selected.Add(new PSNoteProperty(property.Name ?? property.Expression.ToString(), null));
        }

        return selected;
    }

    private void Expand(PSObject item, List<PSNoteProperty> alongside)
    {
        var results = new PSPropertyExpression(ExpandProperty).GetValues(item);
        if (results.Count != 1)
        {
            var (problem, id) = results.Count == 0
                ? ($"Property \"{ExpandProperty}\" cannot be found.", "ExpandPropertyNotFound")
                : ($"\"{ExpandProperty}\" means several properties, but only one can be expanded.", "MutlipleExpandProperties");
            WriteError(new ErrorRecord(new PSArgumentException(problem), id, ErrorCategory.InvalidArgument, item));
            return;
        }

        var result = results[0];
        if (result.Exception is not null)
        {
            WriteError(new ErrorRecord(result.Exception, "PropertyEvaluationExpand", ErrorCategory.InvalidResult, item));
            return;
        }

        foreach (var value in LanguagePrimitives.GetEnumerable(result.Result) ?? (IEnumerable)new[] { result.Result })
        {
            if (value is null)
                continue;

            var expanded = EngineInternals.WrapApart(value);
            foreach (var property in alongside)
                Add(expanded, property, item, "AlreadyExistingUserSpecifiedPropertyExpand");
            Emit(expanded);
        }
    }

    private void Add(PSObject receiver, PSNoteProperty property, PSObject source, string errorId)
    {
        if (receiver.Properties[property.Name] is null)
        {
            receiver.Properties.Add(property);
            return;
        }

        var exception = new PSArgumentException($"The property cannot be processed because the property \"{property.Name}\" already exists.");
        WriteError(new ErrorRecord(exception, errorId, ErrorCategory.InvalidOperation, source));
    }

    private bool IsExcluded(string name) => _excluded.Any(pattern => pattern.IsMatch(name));

    private void Emit(PSObject item)
    {
        if (!Unique)
            WriteObject(item);
        else if (!_unique.Exists(other => IsSame(other, item)))
            _unique.Add(item);
    }

    private bool IsSame(PSObject x, PSObject y)
    {
        if (x.BaseObject is not PSCustomObject || y.BaseObject is not PSCustomObject)
            return _comparer.Compare(x, y) == 0;

        var properties = x.Properties.ToList();
        return properties.Count == y.Properties.Count()
            && properties.TrueForAll(property => y.Properties[property.Name] is { } other && _comparer.Compare(property.Value, other.Value) == 0);
    }
}
