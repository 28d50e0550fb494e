using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Should, in the form of Pester 5: each operator is a parameter set of its own.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "PesterBridgeAssertion")]
internal sealed class ShouldCommand : PesterCommand, IDynamicParameters
{
    public const string CommandName = "Confirm-PesterBridgeAssertion";

    private readonly List<object?> _input = [];
    private readonly RuntimeDefinedParameterDictionary _parameters = Parameters();

    [Parameter(ValueFromPipeline = true)]
    public object? ActualValue { get; set; }

    public object GetDynamicParameters() => _parameters;

    protected override void ProcessRecord() => _input.Add(ActualValue);

    protected override void EndProcessing()
    {
        var arguments = _parameters.Values.Where(parameter => parameter.IsSet).ToDictionary(
            parameter => parameter.Name, parameter => (object?)parameter.Value, StringComparer.OrdinalIgnoreCase);
        var operators = ShouldOperators.All.Where(known => arguments.ContainsKey(known.Name)).ToList();
        if (operators is not [var chosen] || arguments[chosen.Name] is not SwitchParameter { IsPresent: true })
        {
            Refuse("Should needs exactly one operator, such as -Be.");
            return;
        }

        var negate = arguments.TryGetValue("Not", out var not) && not is SwitchParameter { IsPresent: true };
        foreach (var actual in ActualValues(chosen))
            Judge(chosen, new Assertion(this, actual, negate, arguments));
    }

    private List<object?> ActualValues(ShouldOperator chosen)
    {
        if (_input.Count == 0)
            return [null];
        if (!chosen.TakesCollection)
            return _input;
        return [MyInvocation.ExpectingInput ? _input.ToArray() : Assertion.Items(ActualValue).ToArray()];
    }

    private void Judge(ShouldOperator chosen, Assertion assertion)
    {
        if (chosen.Judge(assertion) is { } message)
            ThrowTerminatingError(new ErrorRecord(new AssertionException(message), "PesterAssertionFailed", ErrorCategory.InvalidResult, null));
        if (assertion.Output is { } output)
            WriteObject(output);
    }

    private static RuntimeDefinedParameterDictionary Parameters()
    {
        var parameters = new RuntimeDefinedParameterDictionary();
        foreach (var known in ShouldOperators.All)
        {
            var chooser = Add(parameters, known.Name, typeof(SwitchParameter), known.Name, null);
            if (known.Alias is not null)
                chooser.Attributes.Add(new AliasAttribute(known.Alias));
            Add(parameters, "Not", typeof(SwitchParameter), known.Name, null);
            for (var position = 0; position < known.Parameters.Count; position++)
                Add(parameters, known.Parameters[position], typeof(object), known.Name, position + 1);
            foreach (var name in known.Switches)
                Add(parameters, name, typeof(SwitchParameter), known.Name, null);
        }

        return parameters;
    }

    private static RuntimeDefinedParameter Add(RuntimeDefinedParameterDictionary parameters, string name, Type type, string set, int? position)
    {
        if (!parameters.TryGetValue(name, out var parameter))
        {
            parameter = new RuntimeDefinedParameter(name, type, new Collection<Attribute>());
            parameters.Add(name, parameter);
        }

        var attribute = new ParameterAttribute { ParameterSetName = set };
        if (position is { } place)
            attribute.Position = place;
        parameter.Attributes.Add(attribute);
        return parameter;
    }
}
