using System;
using System.Collections;
using System.Linq;
using System.Reflection;

namespace VoicePS.Tests.Properties;

/// <summary>Reads all that an object has to say, as Format-List does: what is read late fails late.</summary>
internal static class Everything
{
    public static void Read(object? value)
    {
        switch (value)
        {
            case null or string or ValueType or Uri:
                return;
            case IEnumerable items:
                foreach (var item in items) Read(item);
                return;
        }

        _ = value.ToString();
        if (value.GetType().Namespace?.StartsWith(nameof(VoicePS), StringComparison.Ordinal) != true) return;
        foreach (var property in value.GetType().GetProperties().Where(static property => property.GetIndexParameters().Length == 0))
        {
            try
            {
                Read(property.GetValue(value));
            }
            catch (TargetInvocationException exception)
            {
                throw new InvalidOperationException($"{value.GetType().Name}.{property.Name} cannot be read.", exception.InnerException);
            }
        }
    }
}
