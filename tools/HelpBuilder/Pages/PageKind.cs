namespace HelpBuilder.Pages;

/// <summary>What a page is about.</summary>
internal enum PageKind
{
    /// <summary>One cmdlet; it becomes an entry of the MAML file.</summary>
    Cmdlet,

    /// <summary>The module; it is for readers of the repository only.</summary>
    Module,

    /// <summary>A topic; it becomes an about_ file.</summary>
    About,
}
