using System.ComponentModel.DataAnnotations;

namespace GraphGateway.ScaleOut;

/// <summary>The section <c>ScaleOut</c>: how instances share data in Redis. <c>ConnectionStrings:Redis</c> sets the Redis server.</summary>
internal sealed class ScaleOutOptions
{
    public const string Section = "ScaleOut";

    /// <summary>The name of the connection string.</summary>
    public const string ConnectionName = "Redis";

    /// <summary>The minimum length of <see cref="EncryptionKey"/> in characters.</summary>
    public const int MinKeyLength = 32;

    /// <summary>The prefix of all keys and channels in Redis; the same for all instances. 1 to 100 characters; default <c>graphgateway:</c>.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string KeyPrefix { get; set; } = "graphgateway:";

    /// <summary>The key that encrypts values in Redis; the same for all instances. A secret of at least 32 characters. Required with Redis.</summary>
    public string? EncryptionKey { get; set; }

    /// <summary>The timeout of a Redis command. 100 ms to 30 s; default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);
}
