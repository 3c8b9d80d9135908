// What needs a person, by e-mail. Figures of the program come through the collector, the rest from the platform.

@description('Where the rules stand.')
param location string

@description('What the names begin with.')
param name string

@description('Who is told.')
param email string

@description('How many replicas there should be.')
param replicas int

@description('The container app.')
param appId string

@description('Where logs and metrics are.')
param workspaceId string

// `doctor` calls a delivery late after the same twenty minutes.
var lateAfterSeconds = 1200

// Each asks for rows that somebody has to know of. Every replica sends its figures once a minute.
var rules = [
  {
    name: 'given-up'
    text: 'A delivery was given up. doctor says which, and why.'
    query: 'AppMetrics | where Name == "pmobot.delivery.given_up" and Sum > 0'
    window: 'PT15M'
    most: 0
  }
  {
    name: 'late'
    text: 'A delivery is late. doctor says which, and what to do.'
    query: 'AppMetrics | where Name == "pmobot.delivery.lateness" and Sum > ${lateAfterSeconds}'
    window: 'PT15M'
    most: 0
  }
  {
    name: 'in-vain'
    text: 'A delivery fails again and again, and so is never late. doctor says which, and why.'
    query: 'AppMetrics | where Name == "pmobot.delivery.in_vain" and Sum > 0'
    window: 'PT30M' // as long as it may wait for its next try
    most: 0
  }
  {
    name: 'not-ready'
    text: 'The storage has not answered for some minutes: people get no answer.'
    query: 'AppMetrics | where Name == "pmobot.storage.ready" and Sum == 0'
    window: 'PT15M'
    most: 3
  }
  {
    name: 'silent'
    text: 'Fewer replicas were heard of than there should be: one does not run, or its collector sends nothing, and then no other alert comes either.'
    query: 'AppMetrics | where Name == "pmobot.storage.ready" | summarize Heard = dcount(AppRoleInstance) | where Heard < ${replicas}'
    window: 'PT15M'
    most: 0
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  properties: {
    groupShortName: name
    enabled: true
    emailReceivers: [
      {
        name: 'operations'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource asked 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  properties: {
    description: rule.text
    severity: 2
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: rule.most
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    skipQueryValidation: true // a table that nothing was written to yet is unknown
    actions: {
      actionGroups: [people.id]
    }
  }
}]

resource errors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-errors'
  location: 'global'
  properties: {
    description: 'Requests end with 5xx: people get no answer.'
    severity: 1
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'errors'
          metricNamespace: 'Microsoft.App/containerapps'
          metricName: 'Requests'
          dimensions: [
            {
              name: 'statusCodeCategory'
              operator: 'Include'
              values: ['5xx']
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
