namespace HelpBuilder.Pages;

/// <summary>A related link.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Uri">Where it leads; empty where it leads to another page of this folder.</param>
internal sealed record LinkText(string Text, string Uri);
