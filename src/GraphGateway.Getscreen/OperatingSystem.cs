namespace GraphGateway.Getscreen;

/// <summary>The operating systems that Getscreen returns (<c>os</c>, <c>client_os</c>).</summary>
public enum OperatingSystem
{
    /// <summary>Windows (<c>win</c>).</summary>
    Windows,

    /// <summary>macOS (<c>mac</c>).</summary>
    Mac,

    /// <summary>Linux (<c>linux</c>).</summary>
    Linux,

    /// <summary>Android (<c>android</c>, only in the later documentation).</summary>
    Android,

    /// <summary>A value that this enum does not define.</summary>
    Unknown,
}
