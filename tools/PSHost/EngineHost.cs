using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace PSHost;

/// <summary>What the engine knows of the program it runs in: $Host.</summary>
internal sealed class EngineHost(HostUI ui) : System.Management.Automation.Host.PSHost
{
    private int? _exitCode;

    /// <summary>The code of "exit", once a script asked for it.</summary>
    public int? ExitCode => _exitCode;

    public override string Name => "PSHost";

    public override Version Version { get; } = typeof(EngineHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => _exitCode = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("PSHost has no nested prompts. Answer with another choice.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("PSHost has no nested prompts.");

    public override void NotifyBeginApplication()
    {
        // A native program writes to the terminal itself; nothing here needs to step aside.
    }

    public override void NotifyEndApplication()
    {
        // See NotifyBeginApplication.
    }
}
