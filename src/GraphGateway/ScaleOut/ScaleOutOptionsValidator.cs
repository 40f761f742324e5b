using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphGateway.ScaleOut;

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
