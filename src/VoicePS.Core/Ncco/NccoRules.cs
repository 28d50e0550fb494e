namespace VoicePS.Core.Ncco;

/// <summary>The names of the rules that an NCCO is tested by. They stay as they are: scripts rely on them.</summary>
public static class NccoRules
{
    /// <summary>The text is not JSON.</summary>
    public const string NotJson = "NotJson";

    /// <summary>A value has no form in JSON.</summary>
    public const string NoJsonForm = "NoJsonForm";

    /// <summary>The values are nested too deeply.</summary>
    public const string TooDeep = "TooDeep";

    /// <summary>There are too many values.</summary>
    public const string TooLarge = "TooLarge";

    /// <summary>There are too many findings to tell them all.</summary>
    public const string TooManyFindings = "TooManyFindings";

    /// <summary>The JSON is not a list of actions.</summary>
    public const string NotAList = "NotAList";

    /// <summary>There is no action.</summary>
    public const string NoActions = "NoActions";

    /// <summary>Something in the list is not an object with an option <c>action</c>.</summary>
    public const string ActionMissing = "ActionMissing";

    /// <summary>There is no such action.</summary>
    public const string UnknownAction = "UnknownAction";

    /// <summary>The vendor's documents have no such action any more.</summary>
    public const string RetiredAction = "RetiredAction";

    /// <summary>The action has no such option.</summary>
    public const string UnknownOption = "UnknownOption";

    /// <summary>The option is known by a name that differs in case or in hyphens.</summary>
    public const string OptionSpelling = "OptionSpelling";

    /// <summary>The option has the name that it has in the REST API, and another one in an NCCO.</summary>
    public const string RestSpelling = "RestSpelling";

    /// <summary>The option stands where it stood in 2017.</summary>
    public const string OldSpelling = "OldSpelling";

    /// <summary>An object has the same option twice.</summary>
    public const string DuplicateOption = "DuplicateOption";

    /// <summary>An option that is needed is not there.</summary>
    public const string MissingOption = "MissingOption";

    /// <summary>A value is of the wrong type.</summary>
    public const string WrongType = "WrongType";

    /// <summary>A number is too small or too large.</summary>
    public const string OutOfRange = "OutOfRange";

    /// <summary>A text is none of those that are allowed.</summary>
    public const string UnknownValue = "UnknownValue";

    /// <summary>A text is not formed as it must be.</summary>
    public const string WrongFormat = "WrongFormat";

    /// <summary>A text or an object is too long.</summary>
    public const string TooLong = "TooLong";

    /// <summary>A value stands alone that must be in a list.</summary>
    public const string NotInList = "NotInList";

    /// <summary>A list holds too few values, or too many.</summary>
    public const string ListLength = "ListLength";

    /// <summary>A web address is not absolute, or not http or https.</summary>
    public const string WrongUrl = "WrongUrl";

    /// <summary>Options exclude each other.</summary>
    public const string ExclusiveOptions = "ExclusiveOptions";

    /// <summary>An option works only together with another one.</summary>
    public const string DependentOption = "DependentOption";

    /// <summary>An option has no effect.</summary>
    public const string UnusedOption = "UnusedOption";

    /// <summary>What can be interrupted is not followed by an action that listens.</summary>
    public const string BargeInWithoutInput = "BargeInWithoutInput";

    /// <summary>An action is never reached.</summary>
    public const string Unreachable = "Unreachable";
}
