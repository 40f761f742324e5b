using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Validation;

/// <summary>Whether the schema may be asked for.</summary>
internal sealed class IntrospectionPolicy(IOptions<OperationsOptions> options, IHostEnvironment environment)
{
    public bool IsOn => options.Value.Introspection ?? environment.IsDevelopment();
}
