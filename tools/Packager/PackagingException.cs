using System;

namespace Packager;

/// <summary>The package cannot be made as it should be. The message says what to do.</summary>
internal sealed class PackagingException(string message) : Exception(message);
