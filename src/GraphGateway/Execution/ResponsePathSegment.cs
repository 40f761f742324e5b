namespace GraphGateway.Execution;

/// <summary>A step on the way through an answer.</summary>
/// <param name="Field">The field that is entered.</param>
/// <param name="Index">The place in its list; -1 where it is no list, or is meant as a whole.</param>
internal readonly record struct ResponsePathSegment(FieldPlan Field, int Index = -1);
