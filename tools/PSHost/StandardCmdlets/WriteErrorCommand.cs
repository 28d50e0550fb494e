using System;
using System.Management.Automation;
using PSHost;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = NoException)]
public sealed class WriteErrorCommand : PSCmdlet
{
    private const string NoException = "NoException";
    private const string WithException = "WithException";
    private const string WithRecord = "ErrorRecord";

    [Parameter(Position = 0, ParameterSetName = WithException, Mandatory = true)]
    public Exception? Exception { get; set; }

    [Parameter(Position = 0, ParameterSetName = NoException, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = WithException)]
    [AllowNull]
    [AllowEmptyString]
    [Alias("Msg")]
    public string? Message { get; set; }

    [Parameter(Position = 0, ParameterSetName = WithRecord, Mandatory = true)]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = NoException)]
    [Parameter(ParameterSetName = WithException)]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = NoException)]
    [Parameter(ParameterSetName = WithException)]
    public string ErrorId { get; set; } = string.Empty;

    [Parameter(ParameterSetName = NoException)]
    [Parameter(ParameterSetName = WithException)]
    public object? TargetObject { get; set; }

    [Parameter]
    public string RecommendedAction { get; set; } = string.Empty;

    [Parameter]
    [Alias("Activity")]
    public string CategoryActivity { get; set; } = string.Empty;

    [Parameter]
    [Alias("Reason")]
    public string CategoryReason { get; set; } = string.Empty;

    [Parameter]
    [Alias("TargetName")]
    public string CategoryTargetName { get; set; } = string.Empty;

    [Parameter]
    [Alias("TargetType")]
    public string CategoryTargetType { get; set; } = string.Empty;

    protected override void ProcessRecord()
    {
        var error = ErrorRecord is null ? Create() : new ErrorRecord(ErrorRecord, replaceParentContainsErrorRecordException: null);
        if (RecommendedAction.Length > 0)
        {
            error.ErrorDetails ??= new ErrorDetails(error.ToString());
            error.ErrorDetails.RecommendedAction = RecommendedAction;
        }

        // The error belongs to the script that reports it, so it names the script's line.
        if (GetVariableValue("MyInvocation") is InvocationInfo script)
        {
            EngineInternals.SetInvocation(error, script);
            error.CategoryInfo.Activity = "Write-Error";
        }

        Categorise(error.CategoryInfo);
        WriteError(error);
    }

    private ErrorRecord Create()
    {
        var exception = Exception ?? new WriteErrorException(Message ?? string.Empty);
        var id = ErrorId.Length > 0 ? ErrorId : exception.GetType().FullName;
        var error = new ErrorRecord(exception, id, Category, TargetObject);
        if (Exception is not null && !string.IsNullOrEmpty(Message))
            error.ErrorDetails = new ErrorDetails(Message);
        return error;
    }

    private void Categorise(ErrorCategoryInfo info)
    {
        if (CategoryActivity.Length > 0)
            info.Activity = CategoryActivity;
        if (CategoryReason.Length > 0)
            info.Reason = CategoryReason;
        if (CategoryTargetName.Length > 0)
            info.TargetName = CategoryTargetName;
        if (CategoryTargetType.Length > 0)
            info.TargetType = CategoryTargetType;
    }
}
