using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PSHost;

/// <summary>
/// The only place that reaches into the engine's non-public members. The standard cmdlets and pwsh itself are friends of
/// the engine's assembly and use these members directly; a host outside that circle has no public way to:
/// use the formatting engine, stop the commands upstream of a cmdlet, learn a script's exit code, give an error record the
/// script's position, mark an object as an error for Out-Default, steer the parameter binder, or add properties to one
/// result only.
/// The names are those of System.Management.Automation 7.6; a newer engine that renames one fails here with the name.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string FormatNamespace = "Microsoft.PowerShell.Commands.Internal.Format.";

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    private static readonly FieldInfo Implementation = Require(
        typeof(FrontEndCommandBase).GetField("implementation", Any), "FrontEndCommandBase.implementation");

    private static readonly ConstructorInfo StopUpstreamCommands = Require(
        EngineType("System.Management.Automation.StopUpstreamCommandsException").GetConstructor(Any, [EngineType("System.Management.Automation.Internal.InternalCommand")]),
        "StopUpstreamCommandsException");

    private static readonly PropertyInfo WriteStream = Property(typeof(PSObject), "WriteStream");

    private static readonly MethodInfo SetInvocationInfo = Require(
        typeof(ErrorRecord).GetMethod("SetInvocationInfo", Any, [typeof(InvocationInfo)]), "ErrorRecord.SetInvocationInfo");

    private static readonly PropertyInfo PreserveInvocationInfoOnce = Property(typeof(ErrorRecord), "PreserveInvocationInfoOnce");

    private static readonly ConstructorInfo SilentRefusal = Require(
        typeof(ValidationMetadataException).GetConstructor(Any, [typeof(string), typeof(bool)]), "ValidationMetadataException");

    private static readonly MethodInfo Wrap = Require(
        typeof(PSObject).GetMethod("AsPSObject", BindingFlags.Static | BindingFlags.NonPublic, [typeof(object), typeof(bool)]), "PSObject.AsPSObject");

    /// <summary>Makes a Format-* cmdlet format with the given shape: "Table" or "List".</summary>
    public static void UseShape(FrontEndCommandBase cmdlet, string shape)
    {
        var shapes = EngineType(FormatNamespace + "FormatShape");
        var inner = EngineType(FormatNamespace + "InnerFormatShapeCommand");
        Implementation.SetValue(cmdlet, Create(inner, Enum.Parse(shapes, shape)));
    }

    /// <summary>Makes an Out-* cmdlet render, through the engine's default formatting, to lines of text.</summary>
    public static void UseTextOutput(FrontEndCommandBase cmdlet) =>
        Implementation.SetValue(cmdlet, Create(EngineType(FormatNamespace + "OutputManagerInner")));

    /// <summary>Tells a cmdlet prepared by <see cref="UseTextOutput"/> where its lines go and how long they may be.</summary>
    public static void SetTextOutput(FrontEndCommandBase cmdlet, TextWriter writer, int columns)
    {
        var inner = Implementation.GetValue(cmdlet) ?? throw new InvalidOperationException("The cmdlet has no output yet.");
        var lines = Create(EngineType(FormatNamespace + "TextWriterLineOutput"), writer, columns);
        Property(inner.GetType(), "LineOutput").SetValue(inner, lines);
    }

    /// <summary>The exception that ends the commands before this cmdlet in the pipeline, and only those.</summary>
    public static Exception StopUpstream(Cmdlet cmdlet) => (Exception)StopUpstreamCommands.Invoke([cmdlet]);

    /// <summary>
    /// Makes "exit" in the next script command end the session with its code, as pwsh -File does. Otherwise the engine only
    /// sets $LASTEXITCODE, which native programs set too.
    /// </summary>
    public static void LetNextScriptExit(Runspace runspace)
    {
        var context = Property(typeof(Runspace), "ExecutionContext").GetValue(runspace)
            ?? throw new InvalidOperationException("The runspace is not open.");
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    /// <summary>Marks an object so that Out-Default shows it on the error stream.</summary>
    public static PSObject AsErrorOutput(ErrorRecord error)
    {
        var wrapped = new PSObject(error);
        WriteStream.SetValue(wrapped, Enum.Parse(WriteStream.PropertyType, "Error"));
        return wrapped;
    }

    /// <summary>Points an error record at the script that reports it rather than at the reporting cmdlet.</summary>
    public static void SetInvocation(ErrorRecord error, InvocationInfo invocation)
    {
        SetInvocationInfo.Invoke(error, [invocation]);
        PreserveInvocationInfoOnce.SetValue(error, true);
    }

    /// <summary>The exception with which a parameter's validation sends the binder on to another parameter set.</summary>
    public static Exception TryAnotherParameterSet(string message) => (Exception)SilentRefusal.Invoke([message, true]);

    /// <summary>
    /// A wrapper whose added properties stay with it. Those of an ordinary PSObject belong to the wrapped object, and the
    /// engine shares small numbers: a property added to one 2 would be seen on every 2 of the process.
    /// </summary>
    public static PSObject WrapApart(object value) =>
        (PSObject)(Wrap.Invoke(null, [value, true]) ?? throw new InvalidOperationException("Nothing cannot be wrapped."));

    private static object Create(Type type, params object[] arguments) =>
        Activator.CreateInstance(type, Any, binder: null, arguments, culture: null)
        ?? throw new MissingMemberException(type.FullName, ".ctor");

    private static PropertyInfo Property(Type type, string name) => Require(type.GetProperty(name, Any), type.Name + "." + name);

    private static Type EngineType(string name) => Engine.GetType(name, throwOnError: true)!;

    private static T Require<T>(T? member, string name) where T : class =>
        member ?? throw new MissingMemberException($"The PowerShell engine {Engine.GetName().Version} has no {name}, which PSHost needs.");
}
