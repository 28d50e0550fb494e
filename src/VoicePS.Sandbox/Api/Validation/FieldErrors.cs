using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>Collects what is wrong with a request, so that one answer names everything.</summary>
internal sealed class FieldErrors
{
    private readonly List<InvalidParameter> _found = new();

    public bool Any => _found.Count > 0;

    public IReadOnlyList<InvalidParameter> Found => _found;

    /// <summary>Notes a reason. Only the first one for a field counts: the rest are mostly its consequences.</summary>
    public void Add(string name, string reason)
    {
        if (_found.All(known => known.Name != name)) _found.Add(new InvalidParameter(name, reason));
    }
}
