using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Validation;

/// <summary>Decides whether clients can read the schema: by <c>Operations:Introspection</c>, or only in Development if it is not set.</summary>
internal sealed class IntrospectionPolicy(IOptions<OperationsOptions> options, IHostEnvironment environment)
{
    public bool IsOn => options.Value.Introspection ?? environment.IsDevelopment();
}
