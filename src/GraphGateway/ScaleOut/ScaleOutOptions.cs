using System.ComponentModel.DataAnnotations;

namespace GraphGateway.ScaleOut;

/// <summary>The section <c>ScaleOut</c>: how instances share what is in Redis. Which Redis says <c>ConnectionStrings:Redis</c>.</summary>
internal sealed class ScaleOutOptions
{
    public const string Section = "ScaleOut";

    /// <summary>The name of the connection string.</summary>
    public const string ConnectionName = "Redis";

    /// <summary>The least length of <see cref="EncryptionKey"/>.</summary>
    public const int LeastKeyLength = 32;

    /// <summary>What all keys and channels in Redis begin with; the same for all instances. 1 to 100 characters; default <c>graphgateway:</c>.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string KeyPrefix { get; set; } = "graphgateway:";

    /// <summary>What values in Redis are sealed with; the same for all instances, and at least 32 characters: a secret. Wanted with Redis.</summary>
    public string? EncryptionKey { get; set; }

    /// <summary>How long Redis may take to answer before it is taken to be away. 100 ms to 30 s; default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);
}
