using GraphGateway.Errors;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Tests.Errors;

public sealed class ErrorMaskingTests
{
    [Fact]
    public void An_unknown_exception_reaches_the_log_and_the_client_gets_the_way_to_find_it_there()
    {
        using var log = new CapturedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));

        var error = new ErrorMasking(loggers.CreateLogger<ErrorMasking>()).ToError(new InvalidOperationException("words of the inside"), "agents");

        Assert.Equal((ErrorCodes.InternalServerError, "Internal server error"), (error.Code, error.Message));
        Assert.Contains((string)error.Extensions!["correlationId"]!, log.Text, StringComparison.Ordinal);
        Assert.Contains("words of the inside", log.Text, StringComparison.Ordinal);
    }
}
