using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

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

/// <summary>Validates the scale-out settings. The connection string may contain a password, so no message shows it.</summary>
internal sealed class ScaleOutOptionsValidator(IConfiguration configuration) : IValidateOptions<ScaleOutOptions>
{
    public ValidateOptionsResult Validate(string? name, ScaleOutOptions options)
    {
        if (configuration.GetConnectionString(ScaleOutOptions.ConnectionName) is not { Length: > 0 } connection)
        {
            return options.EncryptionKey is { Length: > 0 and < ScaleOutOptions.MinKeyLength }
                ? ValidateOptionsResult.Fail($"ScaleOut:EncryptionKey has {options.EncryptionKey.Length} characters. It must be a secret of at least {ScaleOutOptions.MinKeyLength} characters.")
                : ValidateOptionsResult.Success;
        }

        if (!CanParse(connection))
            return ValidateOptionsResult.Fail("ConnectionStrings:Redis cannot be parsed. Use a value such as redis.example:6379,password=SECRET,ssl=true.");
        return options.EncryptionKey is { Length: >= ScaleOutOptions.MinKeyLength }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"ConnectionStrings:Redis is set, and ScaleOut:EncryptionKey has {options.EncryptionKey?.Length ?? 0} characters. " +
                $"Set a secret of at least {ScaleOutOptions.MinKeyLength} characters, the same for all instances. It encrypts the values in Redis.");
    }

    private static bool CanParse(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection).EndPoints.Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }
}
