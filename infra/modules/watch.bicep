// Where logs, traces and metrics are kept and asked for.

@description('Where it stands.')
param location string

@description('What the names begin with.')
param name string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

// Local authentication stays on: the collector knows no other. Its key can write telemetry, and read nothing.
resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

@description('The workspace, for diagnostic settings and alerts.')
output workspaceId string = workspace.id

@description('Application Insights, whose connection string the collector gets.')
output insightsName string = insights.name
