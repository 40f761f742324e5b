using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Recordings;

/// <summary>The section <c>Recordings</c>: the gateway's own links of recordings.</summary>
internal sealed class RecordingsOptions
{
    public const string Section = "Recordings";

    /// <summary>The least length of <see cref="SigningKey"/>.</summary>
    public const int LeastKeyLength = 32;

    /// <summary>How long a link can be followed. 10 s to 1 hour; default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The hosts that recordings are loaded from beside the API's own. Empty, the default, is <c>*.getscreen.me</c>.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>What links are sealed with, so that several servers share it: a secret. Default: none, but the server's own keys.</summary>
    public string? SigningKey { get; set; }
}
