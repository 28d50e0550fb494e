namespace PSHost;
internal sealed class Prompt(HostSession session) { public int Run() => session.ExitCode ?? 0; }
